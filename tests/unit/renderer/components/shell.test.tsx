import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Shell } from '../../../../renderer/components';
import { renderInApp } from './support/render';

// The end of the day had nothing to press for the front desk, and its end could not be read without a mouse.
it('is reached with Tab itself while nothing in it is, and only then', async () => {
  const shellWith = (isPressable: boolean) => (
    <Shell topBar={null} navigation={null}>
      <p>8 contacts today</p>
      <button disabled={!isPressable}>Write the file</button>
    </Shell>
  );
  const { rerender } = renderInApp(shellWith(false));
  const main = screen.getByRole('main');
  await waitFor(() => expect(main.tabIndex).toBe(0));
  rerender(shellWith(true));
  await waitFor(() => expect(main.tabIndex).toBe(-1));
});
