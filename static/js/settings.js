// The view settings show themselves while they are chosen; they are kept when the form is sent.

export function preview(form) {
  const { dataset } = document.documentElement;
  form.addEventListener("change", ({ target }) => {
    if (target.name in dataset) dataset[target.name] = target.value;
  });
}
