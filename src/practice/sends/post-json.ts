/** One POST; status 0 when nothing came back in time. */
export async function postJson(
  url: string,
  text: string,
  headers: Record<string, string>,
  within: number,
): Promise<{ status: number; body: unknown }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      body: text,
      signal: AbortSignal.timeout(within),
    });
    const answer = await response.text();
    return { status: response.status, body: answer === '' ? null : parse(answer) };
  } catch {
    return { status: 0, body: null };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
