// What HTML alone cannot do after a part of the page was exchanged: say it, once, to who cannot see it.
(function () {
  "use strict";
  document.addEventListener("htmx:afterSwap", function (event) {
    var said = event.target.querySelector("[data-announce]");
    var place = document.getElementById("announcer");
    if (said && place) {
      place.textContent = said.textContent.trim();
    }
  });
})();
