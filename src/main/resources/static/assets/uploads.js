"use strict";
// A file that the server would refuse for its size is told of where it is chosen, before anything is sent; the others stay chosen.
(function () {
  var USUAL = 50;

  // Record photos are made small first, and looked at then (record-save.js).
  function large(field, file) {
    var shrinks = window.haoyuan.photo && /^image\//.test(file.type);
    return !shrinks && file.size > Number(field.dataset.megabytes || USUAL) * 1048576;
  }

  function say(field, words) {
    var id = (field.id || field.name) + "-chosen";
    var said = document.getElementById(id);
    if (said) said.remove();
    field.removeAttribute("aria-invalid");
    if (!words) return;
    said = document.createElement("p");
    said.id = id;
    said.className = "error";
    said.setAttribute("role", "alert");
    said.textContent = words;
    (field.closest(".filing-upload") || field).insertAdjacentElement("afterend", said);
    field.setAttribute("aria-invalid", "true");
  }

  /** Leaves only these chosen; false where the browser cannot, and none is left. */
  function choose(field, files) {
    try {
      var list = new DataTransfer();
      files.forEach(function (file) { list.items.add(file); });
      field.files = list.files;
      if (field.files.length === files.length) return true;
    } catch (old) { /* Safari before 14.1 */ }
    field.value = "";
    return files.length === 0;
  }

  // before anybody who sends at once what is chosen (filing.js)
  document.addEventListener("change", function (event) {
    var field = event.target;
    if (field.type !== "file") return;
    var all = Array.from(field.files);
    var much = all.filter(function (file) { return large(field, file); });
    if (!much.length) { say(field, ""); return; }
    var left = choose(field, all.filter(function (file) { return much.indexOf(file) < 0; }));
    say(field, much.map(function (file) { return "“" + file.name + "”有 " + Math.ceil(file.size / 1048576) + " MB"; }).join("，")
      + "，超过 " + (field.dataset.megabytes || USUAL) + " MB，没有选入。请缩小图片或拆成几个文件再选。" + (left ? "" : "其余的请重新选择。"));
  }, true);

  // Whoever signs in beside comes back to this page; what is chosen lasts no longer than it, nor through a form that is sent again.
  document.addEventListener("haoyuan:signed-out", function () {
    document.querySelectorAll("main input[type=file]").forEach(function (field) {
      if (!field.files.length) return;
      say(field, "登录已过期。" + (field.dataset.stays ? "另开一页登录后回到本页保存，所选文件还在；刷新或离开本页就要重新选择。"
        : "登录以后，这里的文件要重新选择。"));
    });
  });
})();
