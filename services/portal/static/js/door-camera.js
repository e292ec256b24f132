// The camera at the door: the browser's own reader of codes where it has one, else the one that lies beside.
(function () {
  "use strict";
  var root = document.querySelector("[data-camera]");
  var decoder = document.currentScript.dataset.decoder;
  if (!root || !navigator.mediaDevices || !navigator.mediaDevices.getUserMedia) {
    return;
  }
  var video = root.querySelector("[data-video]");
  var on = root.querySelector("[data-camera-on]");
  var off = root.querySelector("[data-camera-off]");
  var problem = root.querySelector("[data-camera-problem]");
  var SAME_AGAIN_MS = 4000;
  var LOOK_MS = 150;
  var stream = null;
  var last = { text: "", at: 0 };

  function ofBrowser() {
    if (!window.BarcodeDetector) {
      return Promise.resolve(null);
    }
    return window.BarcodeDetector.getSupportedFormats().then(
      function (formats) {
        return formats.indexOf("qr_code") < 0 ? null : new window.BarcodeDetector({ formats: ["qr_code"] });
      },
      function () {
        return null;
      },
    );
  }

  function reader() {
    return ofBrowser().then(function (found) {
      if (found) {
        return function () {
          return found.detect(video).then(function (codes) {
            return codes.length ? codes[0].rawValue : "";
          });
        };
      }
      return import(decoder).then(function (module) {
        return byPixels(module.decodeQR);
      });
    });
  }

  function byPixels(decode) {
    var canvas = document.createElement("canvas");
    var pen = canvas.getContext("2d", { willReadFrequently: true });
    return function () {
      canvas.width = video.videoWidth;
      canvas.height = video.videoHeight;
      pen.drawImage(video, 0, 0);
      try {
        return Promise.resolve(decode(pen.getImageData(0, 0, canvas.width, canvas.height)));
      } catch (nothing) {
        return Promise.resolve("");
      }
    };
  }

  // The same ticket stays before the camera for a while; it is one arrival.
  function saw(text) {
    var now = Date.now();
    if (text && (text !== last.text || now - last.at > SAME_AGAIN_MS)) {
      root.dispatchEvent(new CustomEvent("door:ticket", { bubbles: true, detail: text }));
    }
    if (text) {
      last = { text: text, at: now };
    }
  }

  function look(read) {
    if (!stream) {
      return;
    }
    var looked = video.readyState >= 2 && video.videoWidth ? read() : Promise.resolve("");
    looked
      .then(saw, function () {})
      .then(function () {
        setTimeout(look, LOOK_MS, read);
      });
  }

  function show(isOn) {
    video.hidden = off.hidden = !isOn;
    on.hidden = isOn;
  }

  function start() {
    problem.hidden = true;
    Promise.all([
      navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false }),
      reader(),
    ])
      .then(function (both) {
        stream = both[0];
        video.srcObject = stream;
        show(true);
        return video.play().then(function () {
          look(both[1]);
        });
      })
      .catch(function () {
        stop();
        problem.hidden = false;
      });
  }

  function stop() {
    if (stream) {
      stream.getTracks().forEach(function (track) {
        track.stop();
      });
    }
    stream = null;
    show(false);
  }

  on.addEventListener("click", start);
  off.addEventListener("click", function () {
    stop();
    on.focus();
  });
  root.hidden = false;
})();
