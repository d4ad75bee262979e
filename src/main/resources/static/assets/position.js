"use strict";
// Fills in where this device is; the person looks at it and saves.
(function () {
  var form = document.getElementById("position");
  var here = document.getElementById("position-here");
  if (!form || !here) return;
  if (!navigator.geolocation || !window.isSecureContext) { here.hidden = true; return; }
  here.addEventListener("click", function () {
    navigator.geolocation.getCurrentPosition(function (position) {
      form.elements.latitude.value = position.coords.latitude.toFixed(5);
      form.elements.longitude.value = position.coords.longitude.toFixed(5);
      window.haoyuan.say("已填入，误差约 " + Math.round(position.coords.accuracy) + " 米。");
    }, function () {
      window.haoyuan.say("没有得到位置，请允许浏览器使用位置，或手工填写。");
    }, { enableHighAccuracy: true, timeout: 15 * 1000 });
  });
})();
