import 'fake-indexeddb/auto';
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';

import {
  useCommand,
  useDraft,
  useKeepForm,
  useVaultQuery,
  type VaultClient,
} from '../../../../renderer/vault';
import { createLockDuty } from '../../../../renderer/vault/lock-duty';
import { VaultContext, WorkingSetContext } from '../../../../renderer/vault/vault-context';
import { WorkingSet } from '../../../../renderer/vault/working-set';
import type { EventData } from '../../../../shared/events';
import { newIdentifier } from '../../../../shared/identifiers';
import type { Result } from '../../../../shared/result';
import { failure, success } from '../../../../shared/result';

afterEach(cleanup);

interface Asked {
  readonly method: string;
  readonly input: Readonly<Record<string, unknown>>;
}

type Changed = EventData<'records.changed'>;

/** The other end of the contract, answering as a test says; nothing of the page is replaced. */
function pageOf(answer: (asked: Asked) => Result<unknown>) {
  const asked: Asked[] = [];
  const listeners = new Set<(data: Changed) => void>();
  const client = {
    call: async (method: string, input: Readonly<Record<string, unknown>>) => {
      asked.push({ method, input });
      return Promise.resolve(answer({ method, input }));
    },
    on: (_event: string, listener: (data: Changed) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onGone: () => () => undefined,
    close: () => undefined,
  } as unknown as VaultClient;
  const lockDuty = createLockDuty();
  const connection = { client, lockDuty };
  const workingSet = new WorkingSet(newIdentifier());
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <VaultContext value={connection}>
      <WorkingSetContext value={workingSet}>{children}</WorkingSetContext>
    </VaultContext>
  );
  const change = (data: Changed) => {
    for (const listener of listeners) listener(data);
  };
  const of = (method: string) => asked.filter((one) => one.method === method);
  return { wrapper, of, change, lockDuty };
}

const CLIENT = newIdentifier();

describe('a query on screen', () => {
  it('asks again when one of its entities changed for its person, and not for anything else', async () => {
    let answers = 0;
    const page = pageOf(() => success({ groups: [], round: (answers += 1) }));
    const { result } = renderHook(
      () => useVaultQuery('group.list', {}, { entities: ['groupSeries'], clientId: CLIENT }),
      { wrapper: page.wrapper },
    );
    expect(result.current.isLoading).toBe(true);
    await waitFor(() => expect(result.current.value).toMatchObject({ round: 1 }));
    act(() => page.change({ entities: ['note'], clientIds: [CLIENT], unsentChangeCount: 0 }));
    act(() => page.change({ entities: ['groupSeries'], clientIds: [newIdentifier()], unsentChangeCount: 0 }));
    expect(page.of('group.list')).toHaveLength(1);
    act(() => page.change({ entities: ['groupSeries'], clientIds: [CLIENT], unsentChangeCount: 0 }));
    await waitFor(() => expect(result.current.value).toMatchObject({ round: 2 }));
  });

  it('stops showing what the vault refuses now, and goes on showing what it is too busy to give', async () => {
    let next: Result<unknown> = success({ groups: [] });
    const page = pageOf(() => next);
    const { result } = renderHook(() => useVaultQuery('group.list', {}, { entities: [] }), {
      wrapper: page.wrapper,
    });
    await waitFor(() => expect(result.current.value).toEqual({ groups: [] }));
    next = failure({ code: 'DATABASE_BUSY' });
    act(() => result.current.refresh());
    await waitFor(() => expect(result.current.error?.code).toBe('DATABASE_BUSY'));
    expect(result.current.value).toEqual({ groups: [] });
    next = failure({ code: 'NOT_PERMITTED' });
    act(() => result.current.refresh());
    await waitFor(() => expect(result.current.value).toBeUndefined());
    expect(result.current.error?.code).toBe('NOT_PERMITTED');
  });
});

describe('a command', () => {
  it('keeps its operation id while the same thing is tried again, and takes a new one after it succeeded', async () => {
    let next: Result<unknown> = failure({ code: 'VAULT_GONE' });
    const page = pageOf(() => next);
    const { result } = renderHook(() => useCommand('session.setLanguage'), { wrapper: page.wrapper });
    const run = async (language: 'en' | 'es') => {
      await act(async () => {
        await result.current.run({ language });
      });
    };
    await run('es');
    expect(result.current.error?.code).toBe('VAULT_GONE');
    next = success({});
    await run('es');
    expect(result.current.error).toBeNull();
    await run('es');
    next = failure({ code: 'DISK_FULL' });
    await run('en');
    await run('es');
    const [first, retried, ...others] = page
      .of('session.setLanguage')
      .map(({ input }) => input['operationId']);
    expect(retried).toBe(first);
    expect(new Set([first, ...others]).size).toBe(4);
  });

  it('runs once however often it is pressed while it runs', async () => {
    const page = pageOf(() => success({}));
    const { result } = renderHook(() => useCommand('session.setLanguage'), { wrapper: page.wrapper });
    await act(async () => {
      await Promise.all([result.current.run({ language: 'es' }), result.current.run({ language: 'es' })]);
    });
    expect(page.of('session.setLanguage')).toHaveLength(1);
  });
});

describe('a form kept as a draft', () => {
  const FormSchema = z.object({ text: z.string() });
  type Form = z.infer<typeof FormSchema>;
  const BLANK: Form = { text: '' };

  function draftOf(stored: unknown) {
    const page = pageOf(({ method }) => {
      if (method === 'draft.get')
        return success({ draft: stored === null ? null : { content: stored, savedAt: 5 } });
      return success(method === 'draft.save' ? { savedAt: 7 } : {});
    });
    const hook = renderHook(
      ({ values }: { values: Form }) => {
        const draft = useDraft('group', 'new', FormSchema);
        useKeepForm(draft, values, BLANK);
        return draft;
      },
      { wrapper: page.wrapper, initialProps: { values: BLANK } },
    );
    return { ...page, ...hook };
  }

  it('brings back what was kept, with the operation id of its save', async () => {
    const operationId = newIdentifier();
    const { result } = draftOf({ operationId, form: { text: 'Walkers' } });
    await waitFor(() => expect(result.current.status).toBe('ready'));
    expect(result.current).toMatchObject({ found: { text: 'Walkers' }, operationId, savedAt: 5 });
  });

  it('leaves a draft aside that this form doesn’t understand', async () => {
    const { result } = draftOf({ operationId: newIdentifier(), form: { words: 3 } });
    await waitFor(() => expect(result.current.status).toBe('ready'));
    expect(result.current).toMatchObject({ found: null, savedAt: null });
  });

  it('hands in the newest words before a lock, and throws away a draft that is blank again', async () => {
    const { result, rerender, of, lockDuty } = draftOf(null);
    await waitFor(() => expect(result.current.status).toBe('ready'));
    rerender({ values: { text: 'W' } });
    rerender({ values: { text: 'Walkers' } });
    await act(async () => lockDuty.fulfil());
    expect(of('draft.save').map(({ input }) => input['content'])).toEqual([
      { operationId: result.current.operationId, form: { text: 'Walkers' } },
    ]);
    rerender({ values: { text: '' } });
    await waitFor(() => expect(of('draft.discard')).toHaveLength(1));
    await act(async () => lockDuty.fulfil());
    expect(of('draft.save')).toHaveLength(1);
  });

  it('is on disk within five seconds, however long somebody types on without a pause', async () => {
    const { result, rerender, of } = draftOf(null);
    await waitFor(() => expect(result.current.status).toBe('ready'));
    vi.useFakeTimers();
    try {
      for (let letters = 1; letters <= 12; letters += 1) {
        rerender({ values: { text: 'w'.repeat(letters) } });
        await act(async () => vi.advanceTimersByTimeAsync(1_000));
      }
    } finally {
      vi.useRealTimers();
    }
    const kept = of('draft.save').map(({ input }) =>
      z.object({ form: z.object({ text: z.string() }) }).parse(input['content']),
    );
    // A letter a second, typed for twelve: no stretch of five seconds goes by without a save.
    const lengths = kept.map(({ form }) => form.text.length);
    expect(lengths.length).toBeGreaterThan(2);
    for (const [index, length] of [...lengths, 12].entries()) {
      expect(length - (lengths[index - 1] ?? 0)).toBeLessThanOrEqual(5);
    }
  });

  it('keeps the same words once, also when the form puts them together anew in every render', async () => {
    const { result, rerender, of, lockDuty } = draftOf(null);
    await waitFor(() => expect(result.current.status).toBe('ready'));
    for (let render = 0; render < 2; render += 1) {
      rerender({ values: { text: 'Walkers' } });
      await act(async () => lockDuty.fulfil());
    }
    expect(of('draft.save')).toHaveLength(1);
  });

  it('goes on keeping what was typed during a save one stays in', async () => {
    const { result, rerender, of, lockDuty } = draftOf(null);
    await waitFor(() => expect(result.current.status).toBe('ready'));
    const saved = { text: 'Walkers' };
    rerender({ values: saved });
    const before = result.current.operationId;
    rerender({ values: { text: 'Walkers, more' } });
    await act(async () => result.current.settle(saved));
    expect(of('draft.discard')).toHaveLength(1);
    await act(async () => lockDuty.fulfil());
    const { operationId } = result.current;
    expect(operationId).not.toBe(before);
    expect(of('draft.save').at(-1)?.input['content']).toEqual({
      operationId,
      form: { text: 'Walkers, more' },
    });
  });

  it('keeps nothing of what a save wrote', async () => {
    const { result, rerender, of, lockDuty } = draftOf(null);
    await waitFor(() => expect(result.current.status).toBe('ready'));
    const saved = { text: 'Walkers' };
    rerender({ values: saved });
    await act(async () => result.current.settle(saved));
    await act(async () => lockDuty.fulfil());
    expect(of('draft.save')).toEqual([]);
  });
});
