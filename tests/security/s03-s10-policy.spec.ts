import type { Page } from '@playwright/test';
import { CONTENT_SECURITY_POLICY } from '../../electron/main/app-protocol';
import { expect, test } from '../e2e/support/test';

/** Runs something the policy must refuse and says which directive refused it. */
function violationOf(
  page: Page,
  provoke: 'inline script' | 'inline handler' | 'foreign script' | 'style' | 'frame',
) {
  return page.evaluate(
    (what) =>
      new Promise<string>((resolve) => {
        document.addEventListener(
          'securitypolicyviolation',
          (violation) => resolve(violation.effectiveDirective),
          { once: true },
        );
        setTimeout(() => resolve('nothing'), 2_000);
        try {
          if (what === 'inline script') {
            const script = document.createElement('script');
            script.append('window.ran = true');
            document.head.append(script);
          } else if (what === 'inline handler') {
            const button = document.createElement('button');
            button.setAttribute('onclick', 'window.ran = true');
            button.click();
          } else if (what === 'foreign script') {
            const script = document.createElement('script');
            script.setAttribute('src', 'https://example.com/x.js');
            document.head.append(script);
          } else if (what === 'style') {
            const style = document.createElement('style');
            style.append('body { color: red }');
            document.head.append(style);
          } else {
            const frame = document.createElement('iframe');
            frame.setAttribute('src', 'https://example.com');
            document.body.append(frame);
          }
        } catch {
          // Trusted Types throw as well as report.
        }
      }),
    provoke,
  );
}

test.use({
  expectedComplaints: [
    /Content Security Policy|Trusted ?(?:Script|HTML|Type)|example\.com|ERR_|file:\/\/\/etc/,
  ],
});

test('text as code, inline code, foreign code, frames, and markup from text (S3, S6)', async ({
  application,
}) => {
  const { electron, page } = application;
  const policy = await electron.evaluate(async ({ session }) => {
    const response = await session.fromPartition('clinic').fetch('app://clinic/index.html');
    return response.headers.get('content-security-policy');
  });
  expect(policy).toBe(CONTENT_SECURITY_POLICY);
  const outcomes = await page.evaluate(async () => {
    // Playwright itself calls in through eval, for which the browser lifts the policy until this task has ended.
    await new Promise((resolve) => setTimeout(resolve));
    const attempt = (work: () => unknown) => {
      try {
        return `ran: ${String(work())}`;
      } catch (error) {
        return (error as Error).name;
      }
    };
    return [
      attempt(() => (0, eval)('1')),
      attempt(() => (Reflect.construct(Function, ['return 1']) as () => unknown)()),
      attempt(() => {
        document.createElement('div').innerHTML = '<b>text</b>';
      }),
      attempt(() => document.createElement('div').insertAdjacentHTML('beforeend', '<b>text</b>')),
    ];
  });
  expect(outcomes).toEqual(['EvalError', 'EvalError', 'TypeError', 'TypeError']);
  expect(await violationOf(page, 'inline handler')).toMatch(/script|trusted-types/);
  expect(await violationOf(page, 'inline script')).toMatch(/script|trusted-types/);
  expect(await violationOf(page, 'foreign script')).toMatch(/script|trusted-types/);
  expect(await violationOf(page, 'style')).toMatch(/style-src/);
  expect(await violationOf(page, 'frame')).toBe('frame-src');
  expect(await page.evaluate(() => Reflect.has(window, 'ran'))).toBe(false);
});

test('every way to the network, and none was let through (S7)', async ({ application }) => {
  const { electron, page } = application;
  // Counted by the test itself, beside what the app counts.
  await electron.evaluate(({ session }) => {
    const completed: string[] = [];
    Reflect.set(globalThis, 'completedRequests', completed);
    for (const one of [session.defaultSession, session.fromPartition('clinic')]) {
      one.webRequest.onCompleted(({ url }) => void completed.push(url));
    }
  });
  const reached = await page.evaluate(async () => {
    const succeeds = (work: Promise<unknown>) =>
      Promise.race([
        work.then(
          () => true,
          () => false,
        ),
        new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 3_000)),
      ]);
    const image = new Promise((resolve, reject) => {
      const picture = new Image();
      picture.onload = resolve;
      picture.onerror = reject;
      picture.src = 'https://example.com/x.png';
    });
    const socket = new Promise((resolve, reject) => {
      try {
        const opened = new WebSocket('wss://example.com');
        opened.onopen = resolve;
        opened.onerror = reject;
      } catch (error) {
        reject(error instanceof Error ? error : new Error('refused'));
      }
    });
    const peer = new Promise((resolve) => {
      const connection = new RTCPeerConnection({ iceServers: [{ urls: 'stun:stun.example.com' }] });
      connection.createDataChannel('x');
      connection.onicecandidate = ({ candidate }) => {
        if (candidate !== null && candidate.candidate !== '') resolve(candidate);
      };
      void connection.createOffer().then((offer) => connection.setLocalDescription(offer));
    });
    for (const [rel, href] of [
      ['dns-prefetch', 'https://example.com'],
      ['preconnect', 'https://example.com'],
      ['prefetch', 'https://example.com/x.js'],
    ] as const) {
      const link = document.createElement('link');
      link.rel = rel;
      link.href = href;
      document.head.append(link);
    }
    return {
      fetch: await succeeds(fetch('https://example.com')),
      image: await succeeds(image),
      socket: await succeeds(socket),
      beacon: navigator.sendBeacon('https://example.com', 'x'),
      peer: await succeeds(peer),
    };
  });
  expect(reached).toMatchObject({ fetch: false, image: false, socket: false, peer: false });
  // Past the policy, a request still meets the session: main asks the page's own network service.
  await electron.evaluate(async ({ session }) => {
    await session
      .fromPartition('clinic')
      .fetch('https://example.com/')
      .catch(() => undefined);
    await session.defaultSession.fetch('https://example.com/').catch(() => undefined);
  });
  const counted = await electron.evaluate(() => ({
    completed: Reflect.get(globalThis, 'completedRequests') as string[],
    requests: Reflect.get(globalThis, Symbol.for('waystation.requests')) as { cancelled: number },
  }));
  expect(counted.completed.filter((url) => !url.startsWith('app://clinic/'))).toEqual([]);
  expect(counted.requests.cancelled).toBeGreaterThanOrEqual(2);
  expect(application.log().join('\n')).toMatch(/request-cancelled count=\d/);
  expect(application.log().join('\n')).not.toMatch(/example/);
});

test('leaving the page, by any door (S9, S10)', async ({ application }) => {
  const { electron, page } = application;
  await electron.evaluate(({ shell, session }) => {
    const doors: string[] = [];
    Reflect.set(globalThis, 'openedDoors', doors);
    shell.openExternal = async () => void doors.push('outside');
    shell.openPath = async () => (doors.push('path'), '');
    session.fromPartition('clinic').on('will-download', (_event, item) => {
      item.once('done', (_done, state) => void doors.push(`download ${state}`));
    });
  });
  await page.evaluate(async () => {
    const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
    const click = (attributes: Readonly<Record<string, string>>) => {
      const link = document.createElement('a');
      for (const [name, value] of Object.entries(attributes)) link.setAttribute(name, value);
      document.body.append(link);
      link.click();
    };
    window.open('https://example.com');
    window.open('app://clinic/index.html');
    click({ href: 'https://example.com', target: '_blank' });
    click({ href: 'https://example.com' });
    click({ href: 'app://clinic/index.html?again' });
    click({ href: 'data:text/plain,hello', download: 'hello.txt' });
    click({ href: 'mailto:someone@example.com' });
    const form = document.createElement('form');
    form.action = 'https://example.com';
    form.method = 'post';
    document.body.append(form);
    form.submit();
    const refresh = document.createElement('meta');
    refresh.httpEquiv = 'refresh';
    refresh.content = '0; url=https://example.com';
    document.head.append(refresh);
    document.body.append(document.createElement('webview'));
    location.assign('https://example.com');
    location.href = 'file:///etc/passwd';
    await wait(800);
  });
  expect(page.url()).toBe('app://clinic/index.html');
  expect(electron.windows()).toHaveLength(1);
  const after = await electron.evaluate(({ BrowserWindow }) => ({
    windows: BrowserWindow.getAllWindows().length,
    doors: Reflect.get(globalThis, 'openedDoors') as string[],
  }));
  expect(after.windows).toBe(1);
  expect(after.doors.filter((door) => door !== 'download cancelled')).toEqual([]);
});
