import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ClinicError } from '../../../../../shared/errors';
import { Form, TextField, useForm } from '../../../../../renderer/components';
import { useFailed, type FieldOfPath } from '../../../../../renderer/features/support/use-failed';
import { useRefusalText } from '../../../../../renderer/features/support/use-refusal-text';
import { renderInApp } from '../../components/support/render';

interface Values {
  readonly reason: string;
  readonly day: string;
}

interface RefusedFormProps {
  readonly error: ClinicError;
  readonly fieldOf?: FieldOfPath<Values> | undefined;
}

function RefusedForm({ error, fieldOf }: RefusedFormProps) {
  const failed = useFailed();
  const refusalText = useRefusalText();
  const form = useForm<Values>({ initialValues: { reason: '', day: '' }, validate: () => ({}) });
  return (
    <>
      <output aria-label="In one text">{refusalText(error)}</output>
      <Form {...form.bind(() => failed(form, error, fieldOf))} aria-label="Refused">
        <TextField label="Reason" {...form.field('reason')} />
        <TextField label="Day" {...form.field('day')} />
        <TextField label="First row" name="row-1" value="" onChange={() => undefined} />
        <button type="submit">Save</button>
      </Form>
    </>
  );
}

const broken = (...problems: readonly (readonly [path: string, code: string])[]): ClinicError => ({
  code: 'RULE_BROKEN',
  details: { problems: problems.map(([path, code]) => ({ path, code })) },
});

/** What stands above the form: sentences, and links to the fields they stand at. */
async function refused(error: ClinicError, fieldOf?: FieldOfPath<Values>) {
  renderInApp(<RefusedForm error={error} fieldOf={fieldOf} />);
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await Promise.resolve();
  });
  const summary = within(screen.getByRole('alert', { name: /problem/ }));
  const atField = (label: string) => {
    const ids = screen.getByLabelText(label).getAttribute('aria-describedby')?.split(' ') ?? [];
    return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
  };
  return {
    above: summary
      .getAllByRole('listitem')
      .filter((item) => within(item).queryByRole('link') === null)
      .map((item) => item.textContent),
    links: summary.queryAllByRole('link').map((link) => link.textContent),
    atField,
    inOneText: screen.getByRole('status', { name: 'In one text' }).textContent,
  };
}

const REASON_MISSING = 'Write the reason in a few words.';
const IN_FUTURE = 'This is in the future. Check the date and time.';
const IS_MERGED = 'This record was merged into another one. Use the other one.';

describe('a refusal', () => {
  it('stands at the fields it names', async () => {
    const { above, links, atField } = await refused(broken(['reason', 'reason_missing']));
    expect({ above, links }).toEqual({ above: [], links: [REASON_MISSING] });
    expect(atField('Reason')).toContain(REASON_MISSING);
  });

  it('that names no field of the form stands above it, beside what stands at fields', async () => {
    const error = broken(['clientId', 'client_is_merged'], ['heldOn', 'in_future']);
    const { above, links, atField } = await refused(error, { heldOn: 'day' });
    expect(links).toEqual([IN_FUTURE]);
    expect(atField('Day')).toContain(IN_FUTURE);
    expect(above).toEqual([IS_MERGED]);
  });

  it('finds fields beyond the form’s values where a function names them, and none where it says so', async () => {
    const error = broken(['rows[1].reason', 'reason_missing'], ['day', 'in_future']);
    const { above, links, atField } = await refused(error, (path) =>
      path.startsWith('rows') ? 'row-1' : undefined,
    );
    expect({ above, links }).toEqual({ above: [IN_FUTURE], links: [REASON_MISSING] });
    expect(atField('First row')).toContain(REASON_MISSING);
  });

  it('says the first of two problems of one field', async () => {
    const { links } = await refused(broken(['from', 'in_future'], ['to', 'reason_missing']), {
      from: 'day',
      to: 'day',
    });
    expect(links).toEqual([IN_FUTURE]);
  });

  it('says what the error says when no rule has a sentence', async () => {
    const unknown: ClinicError = {
      code: 'INVALID_INPUT',
      details: { problems: [{ path: 'clientId', code: 'too_big' }] },
    };
    const { above, links, inOneText } = await refused(unknown);
    expect(links).toEqual([]);
    expect(above).toEqual([inOneText]);
    expect(inOneText).toContain('not in the right shape');
  });

  it('is one text where there is no form: the first rule’s, else the error’s', async () => {
    const { inOneText } = await refused(broken(['status', 'reason_missing'], ['on', 'in_future']));
    expect(inOneText).toBe(REASON_MISSING);
  });
});
