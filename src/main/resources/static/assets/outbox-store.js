"use strict";
// Records that have not arrived at the server yet, kept on the device. An entry:
// { key, account, post, postTitle, at, revision, fields: [[name, value]], label: { kind, subject, day, title, files },
//   photos: [{ key, name, blob, id, refused }], state: "waiting" | "refused" | "clash", message, errors, rows, recorded, signIn }
(function () {
  var STORE = "outbox";
  var opened = null;

  function open() {
    if (opened) return opened;
    opened = new Promise(function (resolve, reject) {
      if (!window.indexedDB) { reject(new Error("no storage")); return; }
      var request = indexedDB.open("haoyuan", 1);
      request.onupgradeneeded = function () { request.result.createObjectStore(STORE, { keyPath: "key" }); };
      request.onsuccess = function () { resolve(request.result); };
      request.onerror = request.onblocked = function () { reject(request.error || new Error("no storage")); };
    });
    opened.catch(function () { opened = null; });
    return opened;
  }

  // Resolves only when the transaction is on the disk; "work" may leave a result.
  function run(mode, work) {
    return open().then(function (database) {
      return new Promise(function (resolve, reject) {
        var transaction = database.transaction(STORE, mode);
        var box = { result: undefined };
        transaction.oncomplete = function () { resolve(box.result); };
        transaction.onerror = transaction.onabort = function () { reject(transaction.error || new Error("not kept")); };
        work(transaction.objectStore(STORE), box);
      });
    });
  }

  function changed(result) {
    document.dispatchEvent(new CustomEvent("haoyuan:outbox"));
    return result;
  }

  // Reads, changes and writes one entry in one transaction.
  function change(key, work) {
    return run("readwrite", function (store) {
      var request = store.get(key);
      request.onsuccess = function () {
        var entry = request.result;
        if (!entry) return;
        work(entry);
        store.put(entry);
      };
    });
  }

  window.haoyuan.outbox = {
    /** 16 random bytes as a UUID; crypto.randomUUID is younger than the offices' browsers. */
    newKey: function () {
      var bytes = crypto.getRandomValues(new Uint8Array(16));
      bytes[6] = (bytes[6] & 15) | 64;
      bytes[8] = (bytes[8] & 63) | 128;
      var hex = Array.prototype.map.call(bytes, function (b) { return (b + 256).toString(16).slice(1); }).join("");
      return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
    },

    put: function (entry) {
      entry.revision = window.haoyuan.outbox.newKey();
      return run("readwrite", function (store) { store.put(entry); }).then(changed);
    },

    get: function (key) {
      return run("readonly", function (store, box) {
        store.get(key).onsuccess = function (event) { box.result = event.target.result; };
      });
    },

    /** What an account has waiting, the oldest first. */
    of: function (account) {
      return run("readonly", function (store, box) {
        store.getAll().onsuccess = function (event) {
          box.result = event.target.result.filter(function (entry) { return entry.account === account; })
            .sort(function (a, b) { return a.at - b.at; });
        };
      });
    },

    /** Opens it to edit: it must not go off by itself meanwhile, nor wait again for what is on its way to fail. Nothing if it has gone. */
    hold: function (key) {
      return run("readwrite", function (store, box) {
        store.get(key).onsuccess = function (event) {
          var entry = box.result = event.target.result;
          if (!entry || entry.state !== "waiting") return;
          entry.state = "refused";
          entry.message = "打开修改后还没有保存";
          entry.revision = window.haoyuan.outbox.newKey();
          store.put(entry);
        };
      }).then(changed);
    },

    change: function (key, work) { return change(key, work).then(changed); },

    remove: function (key) {
      return run("readwrite", function (store) { store.delete(key); }).then(changed);
    },

    /** The server has it. Was it edited while it was on its way, the edited one stays. */
    arrived: function (key, revision) {
      return run("readwrite", function (store) {
        var request = store.get(key);
        request.onsuccess = function () {
          var entry = request.result;
          if (entry && entry.revision === revision) store.delete(key);
        };
      }).then(changed);
    },

    /** What this account left to be sent, and whatever anybody was typing on the device. */
    wipe: function (account) {
      window.haoyuan.forgetWords();
      return window.haoyuan.outbox.of(account).then(function (entries) {
        return run("readwrite", function (store) {
          entries.forEach(function (entry) { store.delete(entry.key); });
        });
      }).then(changed);
    }
  };
})();
