// The page of a door stays on this device with the help of its worker; here it is kept, and forgotten.
(function () {
  "use strict";
  var root = document.querySelector("[data-door]");
  var queue = window.doorQueue;
  if (!root || !queue) {
    return;
  }
  var DAY_MS = 24 * 3600 * 1000;
  var part = function (name) {
    return root.querySelector("[data-" + name + "]");
  };

  function toWorker(what) {
    return navigator.serviceWorker.getRegistration(root.dataset.scope).then(function (found) {
      var worker = found && (found.active || found.waiting || found.installing);
      return worker
        ? new Promise(function (resolve) {
            var channel = new MessageChannel();
            channel.port1.onmessage = function (event) {
              resolve(event.data);
            };
            worker.postMessage(what, [channel.port2]);
          })
        : false;
    });
  }

  // Others that were kept here and are over, with nothing left to send, are forgotten.
  function forgetOld() {
    Object.keys(localStorage).forEach(function (name) {
      var found = name.indexOf(queue.prefix) === 0 ? queue.read(name) : {};
      if (found.page && !found.queue.length && Date.parse(found.until) + DAY_MS < Date.now()) {
        localStorage.removeItem(name);
        toWorker({ forget: [found.page] });
      }
    });
  }

  function forget() {
    part("not-yet").hidden = !queue.kept().queue.length;
    if (queue.kept().queue.length) {
      return;
    }
    localStorage.removeItem(queue.place);
    toWorker({ forget: [location.pathname] }).then(function () {
      part("forgotten").hidden = false;
      part("kept").hidden = true;
      queue.tell();
    });
  }

  function keepPage() {
    if (!navigator.serviceWorker) {
      return;
    }
    navigator.serviceWorker
      .register(root.dataset.worker, { scope: root.dataset.scope })
      .then(function () {
        return navigator.serviceWorker.ready;
      })
      .then(function () {
        forgetOld();
        return toWorker({ page: location.pathname, files: JSON.parse(root.dataset.keep) });
      })
      .then(function (good) {
        if (good) {
          queue.keep(queue.kept());
        }
        part("kept").hidden = !good;
        part("forget").hidden = false;
      })
      .catch(function () {});
  }

  part("forget-now").addEventListener("click", forget);
  keepPage();
})();
