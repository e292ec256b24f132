// The list on the page of a door: who is marked, who is found, what is said of somebody.
(function () {
  "use strict";
  var root = document.querySelector("[data-door]");
  if (!root) {
    return;
  }
  var words = JSON.parse(root.dataset.words);
  var list = root.querySelector("[data-list]");
  var said = root.querySelector("[data-said]");

  function icon(name) {
    return root.querySelector('template[data-icon="' + name + '"]').content.cloneNode(true);
  }

  function filled(text, name, hour) {
    return text.replace("{name}", name || "").replace("{hour}", hour || "");
  }

  // Letters as they are compared: without marks, small, as the server has written data-plain.
  function plain(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().trim();
  }

  function row(id) {
    return list.querySelector('[data-person="' + CSS.escape(id) + '"]');
  }

  function show(name, person, hour) {
    var manner = { "checked-in": "good", kept: "wait", waiting: "wait", already: "wait", "here-already": "wait" }[name] || "bad";
    var text = document.createElement("p");
    text.textContent = filled(words[name], person, hour);
    said.className = "door-said " + manner;
    said.replaceChildren(icon(manner), text);
  }

  function mark(id, hour, isPending) {
    var found = row(id);
    if (!found) {
      return;
    }
    var state = found.querySelector("[data-state]");
    var button = found.querySelector("button");
    var text = filled(isPending ? root.dataset.pendingWord : root.dataset.came, "", hour);
    found.dataset.hour = hour;
    found.toggleAttribute("data-pending", isPending);
    state.replaceChildren(icon(isPending ? "wait" : "good"), " " + text);
    if (button) {
      var hadFocus = document.activeElement === button;
      button.remove();
      if (hadFocus) {
        found.tabIndex = -1;
        found.focus();
      }
    }
    count();
  }

  function count() {
    root.querySelector("[data-here]").textContent = list.querySelectorAll("[data-hour]").length;
    root.querySelector("[data-all]").textContent = list.querySelectorAll("li:not([data-waits])").length;
  }

  function add(person) {
    var made = root.querySelector("template[data-row]").content.cloneNode(true).querySelector("li");
    var button = made.querySelector("button");
    made.dataset.person = person.id;
    made.dataset.name = person.name;
    made.dataset.plain = plain(person.name + " " + (person.organisation || ""));
    made.querySelector(".door-name").textContent = person.name;
    made.querySelector(".door-name").id = "p-" + person.id;
    made.querySelector(".quiet").textContent = person.organisation || "";
    button.value = person.id;
    button.setAttribute("aria-describedby", "p-" + person.id);
    list.append(made);
    count();
  }

  // What other devices have noted; people who are new here stand at the end.
  function refresh(people) {
    people.forEach(function (person) {
      var known = row(person.id);
      if (!known && person.state !== "waiting") {
        add(person);
      }
      if (person.arrived_at && (!known || !known.dataset.hour || known.hasAttribute("data-pending"))) {
        mark(person.id, person.hour, false);
      }
    });
  }

  function search(typed) {
    var wanted = plain(typed);
    var some = false;
    list.querySelectorAll("li").forEach(function (one) {
      one.hidden = one.dataset.plain.indexOf(wanted) < 0;
      some = some || !one.hidden;
    });
    root.querySelector("[data-none]").hidden = some;
  }

  document.getElementById("q").addEventListener("input", function (event) {
    search(event.target.value);
  });
  document.getElementById("search").addEventListener("submit", function (event) {
    event.preventDefault();
    search(document.getElementById("q").value);
  });

  window.doorList = { row: row, show: show, mark: mark, refresh: refresh, words: words, filled: filled };
})();
