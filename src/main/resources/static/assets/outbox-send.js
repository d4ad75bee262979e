"use strict";
// Sends what waits: the photos one by one, then the record. Every one carries a key made on this device, so that sending again
// after a lost answer makes nothing twice; nothing is forgotten before the server has given its number.
(function () {
  var outbox = window.haoyuan.outbox;
  var SHORT = 20 * 1000, LONG = 120 * 1000;

  // The answer's status and JSON; status 0 where none came: no signal, too slow, or somebody else's page.
  function ask(path, options, most) {
    var stop = window.AbortController ? new AbortController() : null;
    var timer = setTimeout(function () { if (stop) stop.abort(); }, most);
    options.credentials = "same-origin";
    options.headers = Object.assign({ "HX-Request": "true", "Accept": "application/json" }, options.headers);
    if (stop) options.signal = stop.signal;
    return fetch(path, options).then(function (answer) {
      var type = answer.headers.get("Content-Type") || "";
      var json = type.indexOf("json") > 0 ? answer.json() : Promise.resolve(null);
      return json.then(function (body) { return { status: answer.status, body: body }; });
    }).catch(function () { return { status: 0, body: null }; }).then(function (answer) {
      clearTimeout(timer);
      return answer;
    });
  }

  function session() {
    return ask("/records/outbox/session", {}, SHORT).then(function (answer) {
      return answer.status === 200 && answer.body ? answer.body : { none: true, signedOut: answer.status === 401 };
    });
  }

  function post(path, form, who, most) {
    var headers = {};
    headers[who.header] = who.token;
    return ask(path, { method: "POST", body: form, headers: headers }, most);
  }

  function wait(message) { return { state: "waiting", message: message || "" }; }

  // What is wrong with it, by field: it does not go again until it was changed.
  function refused(errors, proposed) {
    return { state: "refused", errors: errors, proposed: proposed || {}, message: Object.keys(errors).map(function (name) { return errors[name]; }).join("；") };
  }

  // What an answer that is no receipt means; the record stays in every case.
  function unsuccessful(answer) {
    if (answer.status === 0) return wait("没有信号，连上网后自动上传");
    if (answer.status === 401) return { state: "waiting", message: "登录已过期，登录后自动上传", signIn: true };
    if (answer.status === 413) return refused({ files: "附件太大，请去掉附件后重试" });
    if (answer.status === 403) return wait("页面已过期，稍后自动重试");
    if (answer.status === 404) return { state: "refused", message: "现在的岗位不能登记工作记录" };
    if (answer.status >= 400 && answer.status < 500 && answer.status !== 422) return { state: "refused", message: "服务器没有接受（" + answer.status + "）" };
    return wait("服务器暂时没有回应，稍后自动重试");
  }

  // One photo after the other; those that have a number lie on the server already.
  function photos(entry, who) {
    return entry.photos.reduce(function (before, photo) {
      return before.then(function (trouble) {
        if (trouble || photo.id) return trouble;
        var form = new FormData();
        form.append("key", photo.key);
        form.append("file", photo.blob, photo.name);
        return post("/files", form, who, LONG).then(function (answer) {
          var trouble = answer.status === 422 && answer.body ? refused({ files: answer.body.message })
            : answer.status === 201 && answer.body && answer.body.id ? null : unsuccessful(answer);
          photo.id = trouble ? photo.id : answer.body.id;
          photo.refused = Boolean(trouble && trouble.errors);
          return outbox.change(entry.key, function (kept) {
            kept.photos.forEach(function (each) { if (each.key === photo.key) { each.id = photo.id; each.refused = photo.refused; } });
          }).then(function () { return trouble; });
        });
      });
    }, Promise.resolve(null));
  }

  function record(entry, who) {
    var form = new FormData();
    entry.fields.forEach(function (field) { form.append(field[0], field[1]); });
    entry.photos.forEach(function (photo) { form.append("attachment", photo.id); });
    return post("/records/outbox", form, who, SHORT).then(function (answer) {
      var body = answer.body;
      if ((answer.status === 200 || answer.status === 201) && body && body.id) return { state: "sent", href: body.href, said: body.said };
      if (answer.status === 422 && body && body.errors) return refused(body.errors, body.proposed);
      if (answer.status === 409 && body && body.rows) {
        return { state: "clash", rows: body.rows, recorded: body.id, message: "服务器上已有这条记录，内容与本机的不同" };
      }
      return unsuccessful(answer);
    });
  }

  // What came of it, unless the entry was edited meanwhile.
  function note(entry, result) {
    return outbox.change(entry.key, function (kept) {
      if (kept.revision !== entry.revision) return;
      kept.fields = kept.fields.map(function (field) { var proposed = (result.proposed || {})[field[0]]; return [field[0], proposed === undefined ? field[1] : proposed]; });
      ["state", "message", "errors", "rows", "recorded", "signIn"].forEach(function (name) { kept[name] = result[name]; });
    });
  }

  // Two windows may send the same at once: the server makes one record of it, and both hear of that one.
  function deliver(entry, who) {
    return photos(entry, who).then(function (trouble) {
      return trouble || record(entry, who);
    }).then(function (result) {
      return (result.state === "sent" ? outbox.arrived(entry.key, entry.revision) : note(entry, result)).then(function () {
        if (result.state === "sent") document.dispatchEvent(new CustomEvent("haoyuan:sent", { detail: { key: entry.key, href: result.href } }));
        return result;
      });
    });
  }

  /** Sends one entry now, whatever it was refused for before. */
  outbox.send = function (entry) {
    return session().then(function (who) {
      var why = who.none ? unsuccessful({ status: who.signedOut ? 401 : 0 })
        : who.account !== entry.account ? { state: "waiting", message: "现在登录的是另一个账号，用原账号登录后自动上传", signIn: true }
        : who.post !== entry.post ? wait("这条是以“" + entry.postTitle + "”填写的，切换到该岗位后自动上传") : null;
      return why ? note(entry, why).then(function () { return why; }) : deliver(entry, who);
    });
  };

  var running = null, asked = false;
  /** Sends all that waits, one after the other; stops at the first that finds no server. Asked meanwhile, it goes through them again. */
  outbox.flush = function (account) {
    if (running) { asked = true; return running; }
    asked = false;
    running = outbox.of(account).then(function (entries) {
      return entries.filter(function (entry) { return entry.state === "waiting"; }).reduce(function (before, entry) {
        return before.then(function (stopped) {
          if (stopped) return true;
          // as it is now: while the others went it may have been opened to edit, or deleted
          return outbox.get(entry.key).then(function (kept) {
            return kept && kept.state === "waiting" && outbox.send(kept).then(function (result) {
              return result.state === "waiting" && kept.post === window.haoyuan.post;
            });
          });
        });
      }, Promise.resolve(false));
    }).catch(function () { return true; }).then(function (result) {
      running = null;
      return asked ? outbox.flush(account) : result;
    });
    return running;
  };
})();
