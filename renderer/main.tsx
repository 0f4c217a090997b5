// First of all imports: see the file.
import './app/without-eval';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import './app/app.css';
import { systemClock } from './app/clock';
import { createLock } from './app/locking';
import { arrivingPort, onLocking } from './app/preload-messages';
import './styles/index.css';
import { createVaultClient } from './vault/client';
import { createLockDuty } from './vault/lock-duty';

const client = createVaultClient(arrivingPort(), window.waystation);
const lockDuty = createLockDuty();
const page = document.documentElement;
const lock = createLock({ client, lockDuty, page });
onLocking(lock);
// Main loads the page anew; until then nothing of what was on it may be seen.
client.onGone(() => {
  page.dataset['covered'] = 'gone';
});

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no root');
/** The first frame should be the right one; main answers in a few milliseconds, and isn't waited for longer than this. */
const INFO_WAIT_MILLISECONDS = 300;
const info = client.call('app.info', {}).then((answer) => (answer.ok ? answer.value : null));
const patience = new Promise<null>((resolve) => setTimeout(() => resolve(null), INFO_WAIT_MILLISECONDS));
void Promise.race([info, patience]).then((firstInfo) => {
  createRoot(root).render(
    <StrictMode>
      <App connection={{ client, lockDuty }} firstInfo={firstInfo} clock={systemClock} lock={lock} />
    </StrictMode>,
  );
});
