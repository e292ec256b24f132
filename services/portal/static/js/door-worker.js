// Keeps the pages of the door on this device, so that they open while the network is away. It keeps what a page asks
// it to keep, answers with it only when the network does not, and forgets it when it is told.
"use strict";

var KEPT = "door";
var PATIENCE_MS = 4000;

self.addEventListener("install", function (event) {
  event.waitUntil(self.skipWaiting());
});

self.addEventListener("activate", function (event) {
  event.waitUntil(self.clients.claim());
});

self.addEventListener("message", function (event) {
  var asked = event.data || {};
  var done = asked.forget ? forget(asked.forget) : keep(asked.page, asked.files);
  event.waitUntil(
    done.then(
      function () {
        answer(event, true);
      },
      function () {
        answer(event, false);
      },
    ),
  );
});

self.addEventListener("fetch", function (event) {
  var url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) {
    return;
  }
  if (event.request.mode === "navigate") {
    event.respondWith(fromNetwork(event.request, url.pathname));
  } else if (url.pathname.indexOf("/static/") === 0) {
    event.respondWith(fromStore(event.request));
  }
});

function answer(event, good) {
  if (event.ports[0]) {
    event.ports[0].postMessage(good);
  }
}

// A page that asked for a sign-in instead is not what was asked for.
function keep(page, files) {
  return caches.open(KEPT).then(function (store) {
    var all = files.map(function (file) {
      return store.match(file).then(function (known) {
        return known || store.add(file);
      });
    });
    return Promise.all([keepPage(store, page)].concat(all));
  });
}

function keepPage(store, page) {
  return fetch(page, { credentials: "same-origin" }).then(function (response) {
    if (!response.ok || response.redirected) {
      throw new Error("not the page");
    }
    return store.put(page, response);
  });
}

function forget(pages) {
  return caches.open(KEPT).then(function (store) {
    return Promise.all(
      pages.map(function (page) {
        return store.delete(page);
      }),
    );
  });
}

function fromNetwork(request, path) {
  var asked = fetch(request);
  var late = new Promise(function (_resolve, reject) {
    setTimeout(reject, PATIENCE_MS);
  });
  return Promise.race([asked, late]).catch(function () {
    return caches.match(path).then(function (known) {
      return known || asked;
    });
  });
}

function fromStore(request) {
  return caches.match(request).then(function (known) {
    return known || fetch(request);
  });
}
