// The way out, made faster: blanks the page at once, and Shift three times leaves too.
// Without this script the link still leaves. Behaviour follows what GOV.UK found with users.
(function () {
  var page = document.body, link = document.querySelector(".exit"), status = document.querySelector("[data-exit-status]");
  var blank = document.createElement("div"), pressed = 0, alone, timer;
  blank.className = "blank";
  blank.setAttribute("role", "alert");

  function words(name) { return name ? status.getAttribute("data-" + name) : ""; }

  function count(presses, name) {
    clearTimeout(timer);
    pressed = presses;
    status.textContent = words(name);
  }

  // Leaves first: whatever an old browser makes of the rest, it is on its way.
  function leave(event) {
    event.preventDefault();
    location.href = link.href;
    count(0);
    page.classList.add("gone");
    page.appendChild(blank).textContent = words("leaving");
  }

  document.querySelectorAll("[data-exit]").forEach(function (each) { each.onclick = leave; });

  // Shift counts when it was pressed and let go with no other key between.
  window.onkeydown = function (event) {
    alone = event.key == "Shift" && !(event.repeat || event.ctrlKey || event.altKey || event.metaKey);
    if (event.key != "Shift" && pressed) count(0);
  };
  window.onkeyup = function (event) {
    if (event.key != "Shift" || !alone) return;
    alone = false;
    if (pressed == 2) return leave(event);
    count(pressed + 1, pressed ? "one" : "two");
    timer = setTimeout(count, 5000, 0, "expired");
  };
  // A page that the browser brings back must not stay blank.
  window.onpageshow = function () {
    page.classList.remove("gone");
    blank.remove();
    count(0);
  };
})();
