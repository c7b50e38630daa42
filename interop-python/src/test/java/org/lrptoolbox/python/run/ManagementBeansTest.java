package org.lrptoolbox.python.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import javax.management.InstanceNotFoundException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;

import org.junit.jupiter.api.Test;

/** Java's management beans come late, but they come. A process of its own shows it: here they are there already. */
class ManagementBeansTest {
    @Test
    void areThereForWhoeverAsks() throws IOException {
        assertEquals("true 0 true gone\n",
                run("--add-opens=java.management/java.lang.management=ALL-UNNAMED"));
    }

    @Test
    void areThereAtOnceWhereJavaKeepsItsFieldsToItself() throws IOException {
        assertEquals("false 1 true gone\n", run("-Xmx256m"));
    }

    private static String run(String option) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(java.toString(), "-XX:+UseSerialGC", option, "-cp",
                System.getProperty("java.class.path"), Child.class.getName()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    /** What the process does. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws Exception {
            boolean putOff = ManagementBeans.putOff();
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            int made = MBeanServerFactory.findMBeanServer(null).size();
            ObjectName commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
            String[] signature = {String[].class.getName()};
            server.invoke(commands, "gcRun", new Object[]{null}, signature);
            System.out.print(
                    putOff + " " + made + " " + (ManagementFactory.getPlatformMBeanServer().getMBeanCount() > 9));
            try {
                server.getMBeanInfo(new ObjectName("nobody:type=Nothing"));
            } catch (InstanceNotFoundException e) {
                System.out.println(" gone");
            }
        }
    }
}
