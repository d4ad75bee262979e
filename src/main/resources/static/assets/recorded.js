"use strict";
// The server has the record: what was kept on the device is no longer needed.
(function () {
  try {
    var sent = sessionStorage.getItem("haoyuan-record-sent");
    if (sent) {
      localStorage.removeItem(sent);
      sessionStorage.removeItem("haoyuan-record-sent");
    }
  } catch (forbidden) { /* nothing was kept */ }
})();
