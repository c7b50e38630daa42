package org.lrptoolbox.python.run;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import javax.management.MBeanServer;

import org.jspecify.annotations.Nullable;

/**
 * Puts off Java's management beans until somebody asks one of them something. GraalPy keeps their server from its first
 * moment on, for {@code gc.collect()} alone; and Java then asks the flight recorder about all it can do, which takes a
 * tenth of a second, the start of every script.
 */
@SuppressWarnings("LockOnNonEnclosingClassLiteral") // the lock under which Java makes its server
final class ManagementBeans {
    /** Where Java keeps the server once it is made. The launcher's jar opens this package; others start as ever. */
    private static final String FIELD = "platformMBeanServer";

    private ManagementBeans() {}

    /** Has Java hand out a server that is filled when it is first asked; false where Java does not allow that. */
    static boolean putOff() {
        synchronized (ManagementFactory.class) {
            try {
                Field field = ManagementFactory.class.getDeclaredField(FIELD);
                if (!field.trySetAccessible()) {
                    return false;
                }
                if (field.get(null) == null) {
                    field.set(null, Proxy.newProxyInstance(ManagementBeans.class.getClassLoader(),
                            new Class<?>[]{MBeanServer.class}, new Later(field)::call));
                }
                return true;
            } catch (ReflectiveOperationException e) {
                return false;
            }
        }
    }

    /** Forwards to the server, which its first call makes. */
    private static final class Later {
        private final Field field;
        private @Nullable MBeanServer server;

        Later(Field field) {
            this.field = field;
        }

        Object call(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            try {
                return method.invoke(server(), arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        private MBeanServer server() throws IllegalAccessException {
            synchronized (ManagementFactory.class) {
                MBeanServer made = server;
                if (made == null) {
                    field.set(null, null);
                    made = ManagementFactory.getPlatformMBeanServer();
                    server = made;
                }
                return made;
            }
        }
    }
}
