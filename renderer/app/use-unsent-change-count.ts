import { useEffect, useState } from 'react';
import { afterPaint, useVault } from '../vault';
import { useSession } from './session';

/** How many changes wait to be sent. It is another with every save, so it is apart from the session all screens read. */
export function useUnsentChangeCount(): number {
  const client = useVault();
  const session = useSession();
  const [count, setCount] = useState(session.unsentChangeCount);
  useEffect(() => {
    let callOff = (): void => undefined;
    const stopListening = client.on('records.changed', ({ unsentChangeCount }) => {
      callOff();
      callOff = afterPaint(() => setCount(unsentChangeCount));
    });
    return () => {
      stopListening();
      callOff();
    };
  }, [client]);
  return count;
}
