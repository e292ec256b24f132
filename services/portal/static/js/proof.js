// Work instead of pictures: while a person fills in the form, a worker of ours counts. Without it the form
// works as well, only fewer such may be sent from one network.
(function () {
  "use strict";
  var field = document.querySelector("input[data-proof]");
  if (!field || !window.Worker || !window.crypto || !window.crypto.subtle) {
    return;
  }
  var worker = new Worker(field.dataset.worker);
  worker.onmessage = function (event) {
    field.value = event.data;
    worker.terminate();
  };
  fetch(field.dataset.proof, { credentials: "omit" })
    .then(function (answer) {
      return answer.ok ? answer.json() : Promise.reject(answer.status);
    })
    .then(function (challenge) {
      worker.postMessage(challenge);
    })
    .catch(function () {
      worker.terminate();
    });
})();
