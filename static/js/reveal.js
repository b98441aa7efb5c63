// A button that shows what is typed into a password's field; it is hidden again before it is sent.

export function offer(button) {
  const field = button.parentElement.querySelector("input");
  const [hide, show] = [button.dataset.shown, button.textContent];
  const set = (shown) => {
    field.type = shown ? "text" : "password";
    button.textContent = shown ? hide : show;
  };
  field.autocapitalize = "none";
  button.addEventListener("click", () => set(field.type === "password"));
  field.form.addEventListener("submit", () => set(false));
  button.hidden = false;
}
