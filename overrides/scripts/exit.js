// The way out, made faster: blanks the page at once, and Shift three times leaves too.
// Without this script the link still leaves. Behaviour follows what GOV.UK found with users.
(function () {
  var link = document.querySelector(".exit");
  var status = document.querySelector("[data-exit-status]");
  if (!link || !status) return;
  var pressed = 0, timer = 0, alone = false;

  function say(key) { status.textContent = key ? status.getAttribute("data-" + key) : ""; }

  function leave(event) {
    if (event) event.preventDefault();
    var blank = document.createElement("div");
    blank.className = "blank";
    blank.setAttribute("role", "alert");
    blank.textContent = status.getAttribute("data-leaving");
    document.body.appendChild(blank);
    document.body.classList.add("gone");
    window.location.href = link.href;
  }

  function start(expired) {
    clearTimeout(timer);
    timer = setTimeout(function () { pressed = 0; say(expired); }, 5000);
  }

  document.querySelectorAll("a[data-exit]").forEach(function (each) { each.addEventListener("click", leave); });

  document.addEventListener("keydown", function (event) {
    alone = event.key === "Shift" && !event.ctrlKey && !event.altKey && !event.metaKey && !event.repeat;
    if (event.key !== "Shift" && pressed) { pressed = 0; clearTimeout(timer); say(""); }
  });
  document.addEventListener("keyup", function (event) {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    pressed += 1;
    if (pressed === 3) { clearTimeout(timer); leave(); return; }
    say(pressed === 1 ? "two" : "one");
    start("expired");
  });
  // A page that the browser brings back must not stay blank.
  window.addEventListener("pageshow", function () {
    var blank = document.querySelector(".blank");
    if (blank) blank.remove();
    document.body.classList.remove("gone");
    pressed = 0;
    say("");
  });
})();
