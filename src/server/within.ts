// An answer within a time, or what stands for it: a part that hangs must not keep the one who asks.

/** `otherwise` when the work fails too. */
export async function within<T>(milliseconds: number, work: Promise<T>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<T>((resolve) => {
    timer = setTimeout(() => {
      resolve(otherwise);
    }, milliseconds);
  });
  try {
    return await Promise.race([work.catch(() => otherwise), deadline]);
  } finally {
    clearTimeout(timer);
  }
}
