// Turns notifications on in this browser: what the browser gives goes into the form, which is then sent as any
// other. Which sentence stands there follows what the browser can, and what its owner has allowed.
(function () {
  "use strict";
  var form = document.querySelector("form[data-push]");
  var able = form && navigator.serviceWorker && window.PushManager && window.Notification && window.crypto.subtle;

  function show(name) {
    document.querySelectorAll("[data-push-state]").forEach(function (part) {
      part.hidden = part.dataset.pushState !== name;
    });
  }

  function marked(endpoint) {
    return crypto.subtle.digest("SHA-256", new TextEncoder().encode(endpoint)).then(function (digest) {
      var mark = Array.from(new Uint8Array(digest), function (byte) {
        return byte.toString(16).padStart(2, "0");
      }).join("");
      return document.querySelector('[data-mark="' + mark + '"]');
    });
  }

  function subscription() {
    return navigator.serviceWorker.getRegistration("/").then(function (registration) {
      return registration ? registration.pushManager.getSubscription() : null;
    });
  }

  function settle() {
    if (Notification.permission === "denied") {
      show("denied");
      return Promise.resolve();
    }
    return subscription()
      .then(function (known) {
        return known ? marked(known.endpoint) : null;
      })
      .then(function (row) {
        show(row ? "on" : "off");
        if (row) {
          row.querySelector("[data-this-one]").hidden = false;
          row.querySelector("form").addEventListener("submit", turnOff);
        }
      });
  }

  // The browser forgets it too, so that nothing is left on either side.
  function turnOff(event) {
    var sent = event.target;
    event.preventDefault();
    subscription()
      .then(function (known) {
        return known && known.unsubscribe();
      })
      .finally(function () {
        sent.submit();
      });
  }

  function subscribe() {
    return navigator.serviceWorker
      .register(form.dataset.worker, { scope: "/" })
      .then(function () {
        return navigator.serviceWorker.ready;
      })
      .then(function (registration) {
        return registration.pushManager
          .getSubscription()
          .then(function (known) {
            return known && known.unsubscribe(); // made with another key, or for somebody else
          })
          .then(function () {
            return registration.pushManager.subscribe({
              userVisibleOnly: true,
              applicationServerKey: form.dataset.push,
            });
          });
      });
  }

  function turnOn(event) {
    event.preventDefault();
    Notification.requestPermission()
      .then(function (answer) {
        if (answer !== "granted") {
          show(answer === "denied" ? "denied" : "off");
          return null;
        }
        return subscribe().then(function (made) {
          var said = made.toJSON();
          form.elements.endpoint.value = said.endpoint;
          form.elements.p256dh.value = said.keys.p256dh;
          form.elements.auth.value = said.keys.auth;
          form.submit();
        });
      })
      .catch(function () {
        form.querySelector("[data-problem]").textContent = form.dataset.stopped;
      });
  }

  if (able) {
    form.addEventListener("submit", turnOn);
    settle().catch(function () {
      show("off");
    });
  }
})();
