// The least an Electron app can be: one window with one sentence. The baseline for the start of ours.
const { app, BrowserWindow } = require('electron');

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1366, height: 768 });
  void window.loadFile('index.html');
});
app.on('window-all-closed', () => app.quit());
