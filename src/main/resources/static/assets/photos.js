"use strict";
// Makes photos small before they are kept and sent: the longest side 1600 pixels, JPEG. Drawing them anew also leaves behind what
// the camera wrote into them (place, device, time). What is no photo, or one that this browser cannot read, stays as it is.
(function () {
  var LONGEST = 1600, QUALITY = 0.8;

  function draw(image) {
    var scale = Math.min(1, LONGEST / Math.max(image.naturalWidth, image.naturalHeight));
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
