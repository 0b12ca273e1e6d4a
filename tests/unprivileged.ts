/** A user without rights on nearly every system, by convention (`nobody`). */
const NOBODY = 65_534;

/** Does the work as somebody whom permissions bind: they do not bind root, as whom tests run in many containers. */
export async function unprivileged(work: () => Promise<void>): Promise<void> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(NOBODY);
  try {
    await work();
  } finally {
    process.seteuid?.(0);
  }
}
