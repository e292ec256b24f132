// Counts the time of who speaks, from what the server has said; says once that a minute is left, and that it is over.
(function () {
  "use strict";
  var MINUTE = 60;
  var begun = performance.now();
  var shown = null;
  var said = {};

  function digits(seconds) {
    return Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
  }

  function say(clock, word) {
    if (!said[word]) {
      said[word] = true;
      clock.querySelector("[data-clock-said]").textContent = clock.dataset[word];
    }
  }

  function tick() {
    var clock = document.querySelector("[data-clock]");
    if (!clock) {
      return;
    }
    if (clock !== shown) {
      shown = clock;
      begun = performance.now();
    }
    var passed = clock.hasAttribute("data-paused") ? 0 : Math.floor((performance.now() - begun) / 1000);
    var spent = Number(clock.dataset.spent) + passed;
    var left = Number(clock.dataset.allowed) - spent;
    var isTimed = Boolean(clock.dataset.allowed);
    var isOver = isTimed && left < 0;
    clock.querySelector("[data-clock-digits]").textContent = digits(isTimed ? Math.abs(left) : spent);
    clock.querySelector("[data-clock-word]").textContent = isTimed
      ? clock.dataset[isOver ? "over" : "left"]
      : clock.dataset.speaks;
    clock.classList.toggle("is-short", isTimed && !isOver && left <= MINUTE);
    clock.classList.toggle("is-over", isOver);
    if (isTimed && left <= 0) {
      say(clock, "ended");
    } else if (isTimed && left <= MINUTE && Number(clock.dataset.allowed) > MINUTE) {
      say(clock, "minute");
    }
  }

  document.addEventListener("htmx:afterSwap", tick);
  setInterval(tick, 250);
  tick();
})();
