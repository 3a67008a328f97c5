/** Files that only their owner can read. */
import { open } from 'node:fs/promises';

/** Writes a file that nobody else can open at any moment, even where one was there before that others could. */
export async function writePrivateFile(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.chmod(0o600);
    await handle.writeFile(text);
  } finally {
    await handle.close();
  }
}
