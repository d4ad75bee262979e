"use strict";
// The suggestions under the search box: arrows walk through them, Escape and a click elsewhere put them away.
(function () {
  var box = document.getElementById("find");
  var offers = document.getElementById("find-offers");
  if (!box || !offers) return;

  function close() { offers.textContent = ""; }
  document.addEventListener("click", function (event) {
    if (!event.target.closest(".find")) close();
  });
  document.addEventListener("focusin", function (event) {
    if (!event.target.closest(".find")) close();
  });
  document.addEventListener("keydown", function (event) {
    if (!event.target.closest || !event.target.closest(".find")) return;
    if (event.key === "Escape") { close(); box.focus(); return; }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    var stops = [box].concat(Array.prototype.slice.call(offers.querySelectorAll("a")));
    if (stops.length === 1) return;
    event.preventDefault();
    var next = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    stops[(next + stops.length) % stops.length].focus();
  });
})();
