// Files that are too large are told at once, before they are sent.

export function watch(field) {
  field.addEventListener("change", () => {
    const size = [...field.files].reduce((sum, file) => sum + file.size, 0);
    field.setCustomValidity(size > Number(field.dataset.largest) ? field.dataset.say : "");
    field.reportValidity();
  });
}
