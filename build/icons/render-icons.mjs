import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';

/** `npm run icons`: draws `waystation.svg` at the sizes desktops ask for. Runs in Electron. */

const sizes = [16, 24, 32, 48, 64, 128, 256, 512];
const drawing = readFileSync(join(import.meta.dirname, 'waystation.svg'), 'utf8');

/**
 * @param {BrowserWindow} window
 * @param {number} size in pixels
 * @returns {Promise<Buffer>} a png with a transparent ground
 */
async function draw(window, size) {
  const page = `<canvas id="sheet" width="${size}" height="${size}"></canvas>`;
  await window.loadURL(`data:text/html,${encodeURIComponent(page)}`);
  const source = `data:image/svg+xml;base64,${Buffer.from(drawing).toString('base64')}`;
  // The script is this file's own text; nothing from outside gets into the page.
  const url = /** @type {unknown} */ (
    await window.webContents.executeJavaScript(`new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => {
      const sheet = document.getElementById('sheet');
      sheet.getContext('2d').drawImage(image, 0, 0, ${size}, ${size});
      resolve(sheet.toDataURL('image/png'));
    };
    image.onerror = reject;
    image.src = ${JSON.stringify(source)};
  })`)
  );
  return Buffer.from(String(url).slice('data:image/png;base64,'.length), 'base64');
}

void app.whenReady().then(async () => {
  const window = new BrowserWindow({ show: false, webPreferences: { offscreen: true, sandbox: true } });
  for (const size of sizes) {
    writeFileSync(join(import.meta.dirname, `${size}x${size}.png`), await draw(window, size));
  }
  app.exit(0);
});
