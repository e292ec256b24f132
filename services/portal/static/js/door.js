// The door: each arrival is kept on this device first, then sent; what could not be sent waits here until it can.
(function () {
  "use strict";
  var root = document.querySelector("[data-door]");
  if (!root) {
    return;
  }
  var list = window.doorList;
  var PREFIX = "door:";
  var ZONE = "Europe/Bucharest"; // as the server says hours, wherever the device thinks it is
  var MOST = 100;
  var AGAIN_MS = 15000;
  var TICKET = /^T1\.[A-Z2-7]{26}\.[A-Z2-7]{16}$/i;
  var place = PREFIX + root.dataset.door;
  var isSending = false;
  var atOnce = MOST;
  var net = root.querySelector("[data-net]");
  var part = function (name) {
    return root.querySelector("[data-" + name + "]");
  };

  function read(name) {
    try {
      return JSON.parse(localStorage.getItem(name)) || {};
    } catch (problem) {
      return {};
    }
  }

  function kept() {
    var found = read(place);
    return {
      queue: found.queue || [],
      trouble: found.trouble || [],
      done: found.done || {},
      page: location.pathname,
      until: root.dataset.until,
    };
  }

  function keep(what) {
    localStorage.setItem(place, JSON.stringify(what));
  }

  function hour(at) {
    return new Date(at).toLocaleTimeString("ro-RO", { hour: "2-digit", minute: "2-digit", timeZone: ZONE });
  }

  // RFC 4648 base32, whose 26 letters in a ticket are the id of somebody in the list.
  function personOf(ticket) {
    var name = ticket.replace(/\s/g, "").toUpperCase().split(".")[1] || "";
    var bits = Array.from(name, function (letter) {
      return "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0");
    }).join("");
    var hex = "";
    for (var at = 0; at + 4 <= 128 && at + 4 <= bits.length; at += 4) {
      hex += parseInt(bits.slice(at, at + 4), 2).toString(16);
    }
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  }

  // What no service would take is not kept, or nothing after it would be sent.
  function isSound(what) {
    return what.ticket ? TICKET.test(what.ticket.replace(/\s/g, "")) : !what.name || what.name.length > 1;
  }

  function arrive(what) {
    if (!isSound(what)) {
      list.show("unknown", "", "");
      return;
    }
    var id = what.person || (what.ticket ? personOf(what.ticket) : "");
    var row = id ? list.row(id) : null;
    var name = what.name || (row ? row.dataset.name : "");
    if (row && row.dataset.hour && !navigator.onLine) {
      list.show("here-already", name, row.dataset.hour);
      return;
    }
    var now = kept();
    var at = root.dataset.late || new Date().toISOString();
    now.queue.push(Object.assign({ key: newKey(), at: at }, what));
    keep(now);
    list.show(what.ticket && !row ? "not-on-list" : "kept", name, hour(at));
    if (row && !row.dataset.hour) {
      list.mark(id, hour(at), true);
    }
    tell();
    send();
  }

  function newKey() {
    if (crypto.randomUUID) {
      return crypto.randomUUID();
    }
    var bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    return Array.from(bytes, function (byte) {
      return byte.toString(16).padStart(2, "0");
    })
      .join("")
      .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  }

  function tell(problem) {
    var now = kept();
    part("offline").hidden = navigator.onLine && !problem;
    part("offline").firstChild.textContent = problem || part("offline").dataset.text;
    part("waiting").hidden = part("now").hidden = !now.queue.length;
    part("count").textContent = now.queue.length;
    net.hidden = part("offline").hidden && part("waiting").hidden;
    part("trouble").hidden = !now.trouble.length;
    part("trouble").replaceChildren.apply(
      part("trouble"),
      now.trouble.map(function (text) {
        var line = document.createElement("li");
        line.textContent = text;
        return line;
      }),
    );
  }

  function body(arrivals) {
    var sent = new URLSearchParams();
    sent.set(root.dataset.tokenField, root.dataset.token);
    sent.set("arrivals", JSON.stringify(arrivals));
    return sent;
  }

  function send() {
    var waiting = kept().queue.slice(0, atOnce);
    if (isSending || !waiting.length) {
      return;
    }
    isSending = true;
    fetch(root.dataset.send, { method: "POST", body: body(waiting), redirect: "manual" })
      .then(function (response) {
        if (response.type === "opaqueredirect" || response.status === 401 || response.status === 403) {
          throw new Error(root.dataset.signedOut);
        }
        if (response.status === 422 || response.status === 400) {
          return refuse(waiting);
        }
        if (!response.ok) {
          throw new Error(root.dataset.failed);
        }
        return response.json();
      })
      .then(
        function (said) {
          isSending = false;
          settle(said.results, waiting);
          tell();
          send();
        },
        function (problem) {
          isSending = false;
          tell(problem instanceof TypeError ? "" : problem.message);
        },
      );
  }

  // One that is not taken must not keep the others back: they are sent one by one, and it is put aside.
  function refuse(sent) {
    var now = kept();
    if (sent.length === 1) {
      now.queue.shift();
      now.trouble.push(hour(sent[0].at) + " – " + (sent[0].name || "") + " " + root.dataset.failed);
      keep(now);
    }
    atOnce = sent.length === 1 ? MOST : 1;
    return { results: [] };
  }

  // What came of each: the one that was just noted is said aloud, what was kept and went wrong stays to be read.
  function settle(results, sent) {
    var now = kept();
    var done = {};
    results.forEach(function (one) {
      done[one.key] = true;
    });
    now.queue = now.queue.filter(function (one) {
      return !done[one.key];
    });
    results.forEach(function (one, number) {
      var good = one.result === "checked-in" || one.result === "already";
      var name = one.name || sent[number].name || "";
      if (good) {
        now.done[one.person] = one.hour;
      }
      if (good && !list.row(one.person)) {
        list.refresh([{ id: one.person, name: name, arrived_at: one.arrived_at, hour: one.hour, state: "" }]);
      } else if (good) {
        list.mark(one.person, one.hour, false);
      } else if (results.length > 1) {
        now.trouble.push(hour(sent[number].at) + " – " + list.filled(list.words[one.result], name, one.hour));
      }
      if (number === results.length - 1) {
        list.show(one.result, name, one.hour);
      }
    });
    keep(now);
  }

  function refresh() {
    if (!navigator.onLine || document.hidden || isSending || kept().queue.length) {
      return;
    }
    fetch(root.dataset.fresh, { redirect: "error" })
      .then(function (response) {
        return response.ok ? response.json() : { people: [] };
      })
      .then(
        function (said) {
          list.refresh(said.people);
        },
        function () {},
      );
  }

  function onForm(id, field) {
    var form = document.getElementById(id);
    if (!form) {
      return;
    }
    form.addEventListener("submit", function (event) {
      var input = form.elements[field];
      var value = event.submitter && event.submitter.name === field ? event.submitter.value : input.value;
      value = value.normalize("NFC").replace(/[\x00-\x1f\x7f-\x9f]/g, " ").trim();
      event.preventDefault();
      if (value) {
        arrive(Object.fromEntries([[field, value]]));
      }
      if (input && input.type === "text") {
        input.value = "";
        input.focus();
      }
    });
  }

  part("offline").dataset.text = part("offline").textContent;
  onForm("by-code", "ticket");
  onForm("by-list", "person");
  onForm("by-name", "name");
  root.addEventListener("door:ticket", function (event) {
    arrive({ ticket: event.detail });
  });
  part("now").addEventListener("click", send);
  window.addEventListener("online", function () {
    tell();
    send();
  });
  window.addEventListener("offline", function () {
    tell();
  });
  setInterval(function () {
    send();
    refresh();
  }, AGAIN_MS);
  Object.entries(kept().done).forEach(function (one) {
    if (list.row(one[0]) && !list.row(one[0]).dataset.hour) {
      list.mark(one[0], one[1], false);
    }
  });
  kept().queue.forEach(function (one) {
    var id = one.person || (one.ticket ? personOf(one.ticket) : "");
    if (id && list.row(id) && !list.row(id).dataset.hour) {
      list.mark(id, hour(one.at), true);
    }
  });
  tell();
  send();
  window.doorQueue = { kept: kept, keep: keep, tell: tell, read: read, place: place, prefix: PREFIX };
})();
