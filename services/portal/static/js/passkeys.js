// Passkeys: the form says where its options are asked and what is made of them; what the browser gives goes
// into the form, which is then sent as any other.
(function () {
  "use strict";
  var known =
    window.PublicKeyCredential &&
    PublicKeyCredential.parseCreationOptionsFromJSON &&
    PublicKeyCredential.parseRequestOptionsFromJSON;

  function ask(form) {
    return fetch(form.dataset.options, { method: "POST", body: new FormData(form) }).then(function (answer) {
      return answer.json().then(function (said) {
        if (!answer.ok) {
          throw new Error(said.detail);
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
        // What a browser says when somebody closes its window is no sentence for people.
        place.textContent = problem instanceof DOMException ? form.dataset.stopped : problem.message;
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
