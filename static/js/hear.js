// What a form has chosen is heard where the button is; what cannot be spoken is told by the page that the form leads to.

export function offer(button) {
  const { form } = button;
  const slot = document.getElementById(button.dataset.slot);
  const audio = slot.querySelector("audio");
  const fields = ["speaker", "voice", "written", "said"];
  let isPlain = false;

  button.addEventListener("click", (event) => {
    if (isPlain) return;
    event.preventDefault();
    const typed = [...new FormData(form)].filter(([name, value]) => fields.includes(name) && value);
    audio.src = `${button.getAttribute("formaction")}.mp3?${new URLSearchParams(typed)}`;
    slot.hidden = false;
    audio.play().catch(() => {}); // where the browser wants a press of its own, its button is there
  });
  audio.addEventListener("error", () => {
    isPlain = true;
    button.click();
  });
}
