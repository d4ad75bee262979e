"use strict";
// What was ticked in a list is ticked still when one comes back to it: by what it stands for, where a browser goes by its place, in which
// another line may stand by then (autocomplete="off" keeps browsers from it).
(function () {
  function boxes() { return Array.prototype.slice.call(document.querySelectorAll("table input[type=checkbox][name][autocomplete=off]")); }
  function line(box) { return box.name + "=" + box.value; }
  var ticked = history.state && history.state.ticked;
  if (ticked) boxes().forEach(function (box) { box.checked = ticked.indexOf(line(box)) >= 0; });
  document.addEventListener("change", function () {
    // other scripts know by it what stood here
    if (boxes().length) history.replaceState(Object.assign({}, history.state, { ticked: boxes().filter(function (box) { return box.checked; }).map(line) }), "");
  });
})();
