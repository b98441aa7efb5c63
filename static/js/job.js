// A job's page keeps itself up to date; without script, its link looks again.

import { number } from "./words.js";

export function watch(job) {
  const look = async () => {
    const answer = await fetch(location.pathname, { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const { state, done } = await answer.json();
    if (!["waiting", "running"].includes(state)) {
      location.reload();
      return;
    }
    job.querySelector("progress").value = done;
    const words = job.querySelector("[data-done]");
    words.textContent = words.dataset.done.replace("{done}", number(done));
    setTimeout(look, 2000);
  };
  setTimeout(look, 1000);
}
