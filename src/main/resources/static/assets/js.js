// Before the first paint: whether scripts run decides what stands on a page.
document.documentElement.classList.add("js");
