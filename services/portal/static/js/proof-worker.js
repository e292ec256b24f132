// Finds the number whose SHA-256, after the salt, is the one that was asked for (ALTCHA).
"use strict";

var hex = function (buffer) {
  return Array.from(new Uint8Array(buffer), function (byte) {
    return byte.toString(16).padStart(2, "0");
  }).join("");
};

self.onmessage = async function (event) {
  var asked = event.data;
  var encoder = new TextEncoder();
  for (var number = 0; number <= asked.maxnumber; number += 1) {
    var digest = await crypto.subtle.digest("SHA-256", encoder.encode(asked.salt + number));
    if (hex(digest) === asked.challenge) {
      self.postMessage(
        btoa(
          JSON.stringify({
            algorithm: asked.algorithm,
            challenge: asked.challenge,
            number: number,
            salt: asked.salt,
            signature: asked.signature,
          }),
        ),
      );
      return;
    }
  }
};
