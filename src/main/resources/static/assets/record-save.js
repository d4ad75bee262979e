"use strict";
// Saving: first onto the device, then to the server. With a signal one sees no difference; without, the next record can be written
// at once and this one goes by itself later.
(function () {
  var record = window.haoyuan.record;
  var outbox = window.haoyuan.outbox;
  if (!record || !outbox || !window.indexedDB || !window.crypto) return;
  var form = record.form;
  var MEGABYTES = Number(form.elements.files.dataset.megabytes), MOST = 20;
  var saved = document.getElementById("record-saved");
  var save = form.querySelector(".record-save .btn-primary");
  var busy = false;
  form.elements.files.dataset.stays = "true";

  // Whether words or files tell what was done.
  function reported(fields) {
    return record.one(fields, "note").trim() || record.one(fields, "attachment") || record.photos().length || form.elements.files.files.length;
  }
  // Whether anything but a unit's name shows that the work was done: see RecordForm.java.
  function shown(fields) {
    return record.one(fields, "title").trim() || reported(fields);
  }

  // What stands in the place of what was typed, so that pressing again takes it.
  function propose(proposed) {
    Object.keys(proposed || {}).forEach(function (name) {
      var aside = form.elements[name].closest("[hidden]");
      if (aside) aside.hidden = false;
      form.elements[name].value = proposed[name];
      form.elements[name].dispatchEvent(new Event("change", { bubbles: true }));
    });
  }

  // What can be told without the server, so that nobody learns of it when the visit is over.
  function missing(fields) {
    var errors = {};
    var topics = fields.filter(function (field) { return field[0] === "topic"; }).map(function (field) { return field[1]; });
    if (record.requires("topic") && !record.one(fields, "topic")) errors.topic = "请选择主题";
    Array.prototype.forEach.call(form.querySelectorAll("[data-beside]"), function (beside) {
      var others = beside.dataset.others.split(" ").filter(function (other) { return topics.indexOf(other) >= 0; });
      if (!errors.topic && topics.indexOf(beside.dataset.beside) >= 0 && !others.length) errors.topic = beside.textContent;
    });
    var about = form.querySelector("input[name=subject]:checked");
    Array.prototype.forEach.call(form.querySelectorAll("[data-only]"), function (only) {
      if (!errors.topic && about && about.dataset.kind && topics.indexOf(only.dataset.only) >= 0 && only.dataset.kinds.split(" ").indexOf(about.dataset.kind) < 0) errors.topic = only.textContent;
    });
    if (record.requires("subject") && !record.one(fields, "subject")) errors.subject = "请选择这项工作针对的单位";
    var day = record.one(fields, "day");
    if (!day) errors.day = "请填写发生日期";
    else if (day > form.dataset.today) errors.day = "发生日期不能晚于今天";
    var by = record.one(fields, "answerBy");
    if (by && day && by < day) errors.answerBy = "要求答复的期限不能早于发生日期";
    var answer = form.elements.answerBy;
    // what it corrects may have named a rest day, and keeps it
    var rest = by && by >= form.dataset.today && !(record.one(fields, "replaces") && by === answer.defaultValue) && window.haoyuan.restDay(answer, "保存");
    if (rest && !errors.answerBy) {
      errors.answerBy = rest.words;
      propose({ answerBy: rest.working });
    }
    Array.prototype.forEach.call(form.querySelectorAll("[data-most]"), function (field) {
      var length = Array.from(field.value.trim()).length, most = Number(field.dataset.most);
      if (length > most) errors[field.name] = form.querySelector("label[for=" + field.id + "]").firstChild.textContent.trim() + "最多 " + most + " 字，现有 " + length + " 字";
    });
    var titled = document.getElementById("record-titled");
    if (titled && !record.one(fields, "title").trim()) errors.title = titled.textContent;
    var wants = document.getElementById("record-wants");
    if (wants && !reported(fields)) errors.note = wants.textContent;
    Array.prototype.forEach.call(form.querySelectorAll("[data-worded]"), function (worded) {
      if (!errors.note && topics.indexOf(worded.dataset.worded) >= 0 && !record.one(fields, "note").trim() && !(worded.dataset.paper && reported(fields))) errors.note = worded.textContent;
    });
    if (!record.one(fields, "subject") && !errors.subject && !errors.title && !errors.note && !shown(fields)) errors.title = "请写标题或情况，或附上照片、文件；什么都没有的记录不能算完成";
    if (record.one(fields, "note").indexOf("（请填写）") >= 0) errors.note = "情况记录里还有“（请填写）”，请填好，或把那一句删去";
    return errors;
  }

  function photos() {
    var files = Array.prototype.slice.call(form.elements.files.files);
    return Promise.all(files.map(window.haoyuan.photo)).then(function (made) {
      return once(record.photos().concat(made.map(function (photo) {
        return { key: outbox.newKey(), name: photo.name, blob: photo.blob };
      })));
    });
  }

  // The same file chosen twice is kept once.
  var doubled = "";
  function bytes(photo) { return new Response(photo.blob).arrayBuffer().then(function (buffer) { return new Uint8Array(buffer); }); }
  function same(one, other) {
    if (one.name !== other.name || one.blob.size !== other.blob.size) return Promise.resolve(false);
    return Promise.all([bytes(one), bytes(other)]).then(function (both) {
      return both[0].every(function (value, at) { return value === both[1][at]; });
    });
  }
  function once(photos) {
    doubled = "";
    return photos.reduce(function (before, photo) {
      return before.then(function (kept) {
        return Promise.all(kept.map(function (other) { return same(other, photo); })).then(function (twins) {
          if (twins.indexOf(true) < 0) return kept.concat([photo]);
          doubled = "已经有附件“" + photo.name + "”，只留一份。";
          return kept;
        });
      });
    }, Promise.resolve([]));
  }

  function tooMuch(photos) {
    if (photos.length + form.querySelectorAll("input[name=attachment]:checked").length > MOST) return { files: "一条记录最多 " + MOST + " 个附件" };
    var large = photos.filter(function (photo) { return photo.blob.size > MEGABYTES * 1048576; })[0];
    return large ? { files: "“" + large.name + "”超过 " + MEGABYTES + " MB，请压缩或拆分后再传" } : {};
  }

  function working(text) {
    busy = Boolean(text);
    save.textContent = text || "保存";
    save.setAttribute("aria-disabled", String(busy));
    form.setAttribute("aria-busy", String(busy));
  }

  // What was saved on this page: that it waits, and when it has arrived where it is now.
  var told = [];
  function tell(entry, result) {
    told = told.filter(function (each) { return each.key !== entry.key; });
    told.push({ key: entry.key, name: "“" + (entry.label.title || entry.label.subject || entry.label.kind) + "”",
      why: why(result), signIn: result.signIn });
    show();
  }
  function why(entry) {
    return (entry.message || "连上网后自动上传") + (entry.state === "clash" ? "，请点页面上方的“未上传”处理" : "");
  }
  function show() {
    var waiting = told.filter(function (each) { return !each.href; });
    saved.hidden = !told.length;
    saved.textContent = "";
    told.filter(function (each) { return each.href; }).forEach(function (each) {
      var link = document.createElement("a");
      link.href = each.href;
      link.textContent = each.name;
      saved.append(link, "已上传。");
    });
    if (waiting.length) {
      var whys = waiting.map(function (each) { return each.why; });
      saved.append(whys.filter(function (why, at) { return whys.indexOf(why) === at; }).map(function (why) {
        return waiting.filter(function (each) { return each.why === why; }).map(function (each) { return each.name; }).join("、")
          + "已存到本机，还没有上传：" + why + "。";
      }).join("") + "可以接着登记下一条，请不要退出登录。");
      if (waiting.some(function (each) { return each.signIn; })) {
        var way = document.createElement("a");
        way.href = "/sign-in?back=%2Frecords%2Foutbox";
        way.textContent = "去登录";
        saved.append(way);
      }
    }
  }
  document.addEventListener("haoyuan:sent", function (event) {
    var arrived = told.filter(function (each) { return each.key === event.detail.key; })[0];
    if (arrived) { arrived.href = event.detail.href; show(); }
  });
  // What has become of them meanwhile: opened to edit, refused, deleted, sent by another window.
  document.addEventListener("haoyuan:outbox", function () {
    told.filter(function (each) { return !each.href; }).forEach(function (each) {
      outbox.get(each.key).then(function (entry) {
        if (each.href || entry && why(entry) === each.why) return;
        if (entry) { each.why = why(entry); each.signIn = entry.signIn; }
        else told = told.filter(function (other) { return other !== each; });
        show();
      }).catch(function () { return null; });
    });
  });

  // What was refused lies on this device; whoever gives it up here, where it still stands in the form, need not look for it there.
  var refused = "";
  var discard = form.querySelector("[data-discard]");
  discard.addEventListener("click", function (event) {
    if (!refused || refused !== form.elements.key.value || busy || navigator.onLine === false) return;
    if (!window.confirm("服务器没有接受这条记录。要从这台设备上删去吗？不删的，留在“未上传”里。")) return;
    event.preventDefault();
    var leave = function () { location.href = discard.href; };
    outbox.remove(refused).then(leave, leave);
  });

  function done(entry, result) {
    refused = "";
    if (result.state === "sent") {
      try { sessionStorage.setItem("haoyuan-say", (result.said || "已保存。") + doubled); } catch (forbidden) { /* then silently */ }
      location.href = result.href;
      return;
    }
    working("");
    saved.classList.toggle("alert-danger", result.state !== "waiting");
    saved.classList.toggle("alert-info", result.state === "waiting");
    if (result.state === "refused" && result.errors) { refused = entry.key; propose(result.proposed); record.keep(); record.hold(entry.photos); record.wrong(result.errors); return; }
    if (result.state === "waiting") { record.next(entry); tell(entry, result); return; }
    saved.hidden = false;
    saved.textContent = result.message + "。请点页面上方的“未上传”处理。";
    saved.focus();
  }

  // No place on this device: the form goes the ordinary way.
  function ordinary() {
    working("");
    if (navigator.onLine === false) { window.haoyuan.say("没有信号，这台设备也存不下。请不要关闭页面，连上网后再点保存。"); return; }
    form.submit();
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    if (busy) return;
    var fields = record.read();
    var errors = missing(fields);
    record.wrong(errors);
    if (Object.keys(errors).length) return;
    working("正在保存…");
    photos().then(function (made) {
      var much = tooMuch(made);
      if (much.files) { working(""); record.wrong(much); return null; }
      var entry = {
        key: record.one(fields, "key"), account: Number(form.dataset.account), post: Number(record.one(fields, "post")),
        postTitle: form.dataset.post, at: Date.now(), fields: fields, label: record.label(fields), photos: made, state: "waiting", message: ""
      };
      return outbox.put(entry).then(function () {
        record.forget();
        record.sent = entry.key;
        return outbox.send(entry).catch(function () { return { state: "waiting" }; }).then(function (result) { done(entry, result); });
      }, ordinary);
    }).catch(ordinary);
  });

  // Opened to edit what waits.
  var edit = /^#edit=([0-9a-f-]{36})$/.exec(location.hash);
  if (edit) outbox.get(edit[1]).then(function (entry) {
    if (!entry || entry.account !== Number(form.dataset.account) || !record.takes(entry.fields)) return null;
    return outbox.hold(entry.key).then(function (held) { if (held) { record.edit(held); record.resume(held.key); } });
  });
})();
