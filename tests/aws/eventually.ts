/**
 * Asks again and again until there is an answer.
 * @throws Error that says what was waited for, when there is none within the deadline (in milliseconds).
 */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  deadline = 60_000,
): Promise<T> {
  const end = Date.now() + deadline;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`Within ${deadline / 1000} s there was no ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
