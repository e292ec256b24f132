// Shows what a push service brings, and leads to its page. It keeps nothing and answers for no page.
"use strict";

self.addEventListener("push", function (event) {
  var said = {};
  try {
    said = event.data.json();
  } catch (problem) {
    said = {};
  }
  event.waitUntil(
    self.registration.showNotification(String(said.title || "Parteneriat"), {
      body: String(said.body || ""),
      tag: String(said.tag || ""),
      icon: "/static/mark.svg",
      data: { path: String(said.path || "/cont/noutati") },
    }),
  );
});

self.addEventListener("notificationclick", function (event) {
  var there = new URL(event.notification.data.path, self.location.origin);
  event.notification.close();
  event.waitUntil(self.clients.openWindow(there.origin === self.location.origin ? there.href : "/cont/noutati"));
});
