// The way out, made faster: blanks the page at once, and Shift three times leaves too.
// Without this script the link still leaves. Behaviour follows what GOV.UK found with users.
(function () {
  var page = document.body, status = document.querySelector(".hush"), pressed = 0, alone, timer;

  // Says what is said after so many times, or another of the status's words.
  function count(times, word) {
    clearTimeout(timer);
    pressed = times;
    status.textContent = status.dataset[word || times] || "";
  }

  // Leaves first: whatever an old browser makes of the rest, it is on its way.
  function leave(e) {
    e.preventDefault();
    location.href = document.querySelector(".exit").href;
    page.className = "gone";
    count(0, "leaving");
  }

  window.onclick = function (e) {
    if (e.target.hasAttribute("data-exit")) leave(e);
  };

  // Shift counts when it was pressed and let go with no other key between.
  window.onkeydown = function (e) {
    alone = e.key == "Shift" && !(e.repeat || e.ctrlKey || e.altKey || e.metaKey);
    if (pressed && !alone) count(0);
  };
  window.onkeyup = function (e) {
    if (!alone || e.key != "Shift") return;
    alone = false;
    if (pressed == 2) return leave(e);
    count(pressed + 1);
    timer = setTimeout(count, 5000, 0, "expired");
  };
  // A page that the browser brings back must not stay blank.
  window.onpageshow = function () {
    page.className = "";
    count(0);
  };
})();
