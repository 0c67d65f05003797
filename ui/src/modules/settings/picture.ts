// A picture as a data address the page can show. It comes through the page's own file input, which gives the bytes in
// the window and in a browser alike; a path would have to be read by the core first.

/** What a logo may be. */
export const PICTURES = 'image/png,image/jpeg';

export function dataAddress(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unread')));
    reader.readAsDataURL(file);
  });
}
