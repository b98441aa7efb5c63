/** Return the server's answer; throw where it cannot be had, with the status, and the sentence that says why. */
export async function ask(address) {
  const answer = await fetch(address, { headers: { Accept: "application/json, application/problem+json, multipart/form-data" } });
  if (answer.ok) return answer;
  const { detail } = await answer.json().catch(() => ({}));
  throw Object.assign(new Error(detail ?? answer.statusText), { status: answer.status, detail });
}
