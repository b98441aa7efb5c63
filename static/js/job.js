// A job's page keeps itself up to date; without script, its link looks again.

export function watch(job) {
  const look = async () => {
    const answer = await fetch(location.pathname, { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const { state, done, total } = await answer.json();
    if (!["waiting", "running"].includes(state)) {
      location.reload();
      return;
    }
    job.querySelector("progress").value = done;
    job.querySelector("[data-done]").textContent = `${done} of ${total} sentences`;
    setTimeout(look, 2000);
  };
  setTimeout(look, 1000);
}
