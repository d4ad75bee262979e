"use strict";
// The list of what has not been uploaded: see, try again, edit, delete, and decide where the server has something else.
(function () {
  var places = document.querySelectorAll("[data-unsent-list]");
  if (!places.length || !document.getElementById("unsent")) return;
  var outbox = window.haoyuan.outbox;

  function element(tag, className, text) {
    var made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function button(text, className, act) {
    var made = element("button", "btn " + className, text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  function words(entry) {
    if (entry.message) return (entry.errors ? "服务器没有接受：" : "") + entry.message;
    return navigator.onLine === false ? "没有信号，连上网后自动上传" : "等待上传";
  }

  // Both sides of a record that the server has in another wording.
  function sides(entry) {
    var table = element("table", "table unsent-sides");
    var head = table.createTHead().insertRow();
    ["", "服务器上的", "本机的"].forEach(function (text) {
      var cell = element("th", "", text);
      cell.scope = "col";
      head.appendChild(cell);
    });
    var body = table.appendChild(document.createElement("tbody"));
    var differing = entry.rows.filter(function (row) { return row.differs; });
    table.createCaption().textContent = "其余 " + (entry.rows.length - differing.length) + " 项相同";
    differing.forEach(function (row) {
      var line = body.insertRow();
      var label = element("th", "", row.label);
      label.scope = "row";
      line.appendChild(label);
      line.appendChild(element("td", "", row.recorded));
      line.appendChild(element("td", "", row.mine));
    });
    return table;
  }

  function decide(entry) {
    var buttons = element("div", "form-buttons");
    buttons.appendChild(button("留服务器上的", "btn-outline-primary", function () { outbox.remove(entry.key); }));
    buttons.appendChild(button("用本机的更正", "btn-primary", function () {
      var next = Object.assign({}, entry, { key: outbox.newKey(), state: "waiting", message: "" });
      ["rows", "errors", "recorded", "signIn"].forEach(function (name) { delete next[name]; });
      next.fields = entry.fields.filter(function (field) { return field[0] !== "key" && field[0] !== "replaces"; })
        .concat([["key", next.key], ["replaces", String(entry.recorded)]]);
      outbox.put(next).then(function () { return outbox.remove(entry.key); }).then(function () { return outbox.send(next); });
    }));
    return buttons;
  }

  // In the form of this page if it is of its kind, else on a page with one that is.
  function edit(entry) {
    var record = window.haoyuan.record;
    var here = record && record.takes(entry.fields);
    if (here && record.busy()) { window.haoyuan.say("正在保存，请稍候再修改。"); return; }
    if (!here && navigator.onLine === false) { window.haoyuan.say("没有信号，打不开表单。连上网后再修改。"); return; }
    outbox.hold(entry.key).then(function (held) {
      if (!held) { window.haoyuan.say("这条记录刚刚上传，要改请到工作记录中更正。"); return; }
      if (here) { record.edit(held); return; }
      var kind = held.fields.filter(function (field) { return field[0] === "kind"; })[0];
      location.href = "/records/new?kind=" + encodeURIComponent(kind ? kind[1] : "") + "#edit=" + held.key;
    });
  }

  // What the server found wrong it would find wrong again: that is changed first.
  function ordinary(entry) {
    var buttons = element("div", "form-buttons");
    if (!entry.errors) buttons.appendChild(button("立即上传", "btn-primary", function () {
      outbox.send(entry).then(function (result) {
        window.haoyuan.say(result.state === "sent" ? "已上传。" : result.message || "还没有传上去，稍后自动重试。");
      });
    }));
    buttons.appendChild(button("修改", entry.errors ? "btn-primary" : "btn-outline-primary", function () { edit(entry); }));
    buttons.appendChild(button("删除", "btn-outline-danger", function () {
      if (window.confirm("这条记录还没有上传，删除后无法找回。确定删除吗？")) outbox.remove(entry.key);
    }));
    return buttons;
  }

  function dayInWords(day) { return day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, "$1年$2月$3日"); }

  function item(entry) {
    var made = element("li", "unsent-item" + (entry.state === "waiting" ? "" : " unsent-item-stuck"));
    made.appendChild(element("b", "", entry.label.title || [entry.label.kind, entry.label.subject].filter(Boolean).join("：")));
    made.appendChild(element("p", "hint", dayInWords(entry.label.day) + (entry.photos.length ? " · 照片和附件 " + entry.photos.length + " 个" : "")));
    made.appendChild(element("p", entry.state === "waiting" ? "unsent-why" : "error", words(entry)));
    if (entry.signIn) {
      var way = element("a", "btn btn-primary", "去登录");
      way.href = "/sign-in?back=%2Frecords%2Foutbox";
      made.appendChild(way);
    }
    if (entry.state === "clash") made.appendChild(sides(entry));
    made.appendChild(entry.state === "clash" ? decide(entry) : ordinary(entry));
    return made;
  }

  function group(place, title, entries) {
    if (!entries.length) return;
    place.appendChild(element("p", "unsent-group", title + "（" + entries.length + " 条）"));
    var list = element("ul", "unsent-items");
    entries.forEach(function (entry) { list.appendChild(item(entry)); });
    place.appendChild(list);
  }

  function show() {
    outbox.of(window.haoyuan.account).then(function (entries) {
      Array.prototype.forEach.call(places, function (place) {
        place.textContent = "";
        if (!entries.length) { place.appendChild(element("p", "empty", "都上传了，没有留在这台设备上的记录。")); return; }
        group(place, "等待上传，连上网后自动上传", entries.filter(function (entry) { return entry.state === "waiting"; }));
        group(place, "要处理，不会自动上传", entries.filter(function (entry) { return entry.state !== "waiting"; }));
      });
    }).catch(function () {
      Array.prototype.forEach.call(places, function (place) { place.textContent = "这个浏览器不能在本机存记录。"; });
    });
  }

  document.addEventListener("haoyuan:outbox", show);
  show();
})();
