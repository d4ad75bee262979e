"use strict";
// Makes photos small before they are kept and sent: the longest side 1600 pixels, JPEG; a picture that is very tall or
// wide, as of a whole page on a screen, stays legible: its shorter side 720. Drawing them anew also leaves behind what
// the camera wrote into them (place, device, time). What is no photo, or one that this browser cannot read, stays as it is.
(function () {
  var LONGEST = 1600, SHORTEST = 720, MOST = 12e6, QUALITY = 0.8;

  function draw(image) {
    var width = image.naturalWidth, height = image.naturalHeight;
    var scale = Math.max(LONGEST / Math.max(width, height), SHORTEST / Math.min(width, height));
    scale = Math.min(1, scale, Math.sqrt(MOST / (width * height)));
    var canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
    canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
    var pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas;
  }

  /** Promises { name, blob }. */
  window.haoyuan.photo = function (file) {
    var original = { name: file.name, blob: file };
    if (!/^image\//.test(file.type)) return Promise.resolve(original);
    return new Promise(function (resolve) {
      var image = new Image();
      var address = URL.createObjectURL(file);
      function done(result) { URL.revokeObjectURL(address); resolve(result); }
      image.onerror = function () { done(original); };
      image.onload = function () {
        try {
          draw(image).toBlob(function (blob) {
            done(blob ? { name: file.name.replace(/\.[^.]*$/, "") + ".jpg", blob: blob } : original);
          }, "image/jpeg", QUALITY);
        } catch (unreadable) { done(original); }
      };
      image.src = address;
    });
  };
})();
