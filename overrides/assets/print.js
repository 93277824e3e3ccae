// "Print this page": the button is shown only where it works.
(function () {
  var button = document.querySelector(".print");
  button.hidden = false;
  button.addEventListener("click", function () { print(); });
})();
