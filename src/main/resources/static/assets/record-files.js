"use strict";
// Files that were read already, of an entry that is being edited or came back: they stay unless taken off. One that the server did not take
// also goes when another is chosen.
(function () {
  var form = document.getElementById("record-form");
  if (!form) return;
  var held = [];

  function keep(which) {
    held = held.filter(which);
    show();
  }

  function show() {
    var list = document.getElementById("record-photos");
    list.textContent = "";
    held.forEach(function (file) {
      var item = document.createElement("li");
      item.appendChild(document.createTextNode(file.name + (file.refused ? "（没有收下，另选文件会换掉它）" : "") + " "));
      var off = document.createElement("button");
      off.type = "button";
      off.className = "btn btn-outline-danger";
      off.textContent = "去掉";
      off.addEventListener("click", function () {
        keep(function (each) { return each !== file; });
        form.elements.files.dispatchEvent(new Event("input", { bubbles: true }));
      });
      item.appendChild(off);
      list.appendChild(item);
    });
  }

  form.elements.files.addEventListener("change", function (event) {
    if (event.target.files.length) keep(function (file) { return !file.refused; });
  });

  window.haoyuan.held = {
    files: function () { return held; },

    /** Goes on with these files, in the place of what is chosen. */
    hold: function (files) {
      form.elements.files.value = "";
      held = files.slice();
      show();
    }
  };
})();
