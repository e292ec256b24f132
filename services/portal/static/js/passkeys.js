// Passkeys: the form says where its options are asked and what is made of them; what the browser gives goes
// into the form, which is then sent as any other.
(function () {
  "use strict";
  var known =
    window.PublicKeyCredential &&
    PublicKeyCredential.parseCreationOptionsFromJSON &&
    PublicKeyCredential.parseRequestOptionsFromJSON;

  // A sentence of the site's own; all else that is thrown is for those who make browsers.
  function Refused(sentence) {
    this.sentence = sentence;
  }

  function ask(form) {
    return fetch(form.dataset.options, { method: "POST", body: new FormData(form) }).then(function (answer) {
      return answer.json().then(function (said) {
        if (!answer.ok) {
          throw new Refused(said.detail);
        }
        return said.options;
      });
    });
  }

  function act(form, options) {
    return form.dataset.passkey === "create"
      ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  }

  function begin(event) {
    var form = event.target;
    var place = form.querySelector("[data-problem]");
    event.preventDefault();
    place.textContent = "";
    ask(form)
      .then(function (options) {
        return act(form, options);
      })
      .then(function (credential) {
        form.elements.credential.value = JSON.stringify(credential.toJSON());
        form.submit();
      })
      .catch(function (problem) {
        place.textContent = problem instanceof Refused ? problem.sentence : form.dataset.stopped;
      });
  }

  document.querySelectorAll("form[data-passkey]").forEach(function (form) {
    if (known) {
      form.hidden = false;
      form.addEventListener("submit", begin);
    }
  });
  document.querySelectorAll("[data-no-passkey]").forEach(function (part) {
    part.hidden = Boolean(known);
  });
})();
