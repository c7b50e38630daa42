package org.lrptoolbox.python.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lrptoolbox.python.testing.Python;

/** Files whose size says nothing are read to their end; those that are empty stay so. */
class HostFilesTest {
    private static final String PROC = """
            import os
            text = open('/proc/cpuinfo').read()
            print(len(text) > 100, os.stat('/proc/cpuinfo').st_size)
            handle = os.open('/proc/cpuinfo', os.O_RDONLY)
            print(os.read(handle, 10) == text[:10].encode(), os.lseek(handle, 0, os.SEEK_CUR))
            os.close(handle)
            print(''.join(open('/proc/cpuinfo')).count('processor') == text.count('processor'))
            with open('/proc/cpuinfo', 'rb', 0) as raw:
                print(raw.read(3) == text[:3].encode(), raw.seek(0), raw.read(3) == text[:3].encode())
            print(len(open('/dev/zero', 'rb').read(5)), open('/dev/null').read() == '')
            """;
    @TempDir
    Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatTheKernelWritesWhileItIsReadIsReadToItsEnd() {
        assertEquals("True 0\nTrue 10\nTrue\nTrue 0 True\n5 True\n", Python.run(PROC));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void soItIsInASandboxThatAllowsIt() {
        Sandbox sandbox = new Sandbox(List.of(Path.of("/proc/version")), List.of());
        assertEquals("Linux\n", Python.result(new PythonRunner().sandbox(sandbox),
                new Program.Code("print(open('/proc/version').read()[:5])"), List.of(), "").checked());
    }

    @Test
    void emptyFilesAreEmptyAndGrow() throws IOException {
        String code = """
                name = 'empty.txt'
                open(name, 'w').close()
                early = open(name)
                print(repr(early.read()), open(name, 'rb').read(), open(name, 'rb').seek(0, 2))
                for piece in ('ab', 'cd'):
                    with open(name, 'a') as file:
                        file.write(piece)
                print(early.read(), open(name, 'rb').seek(0, 2))
                with open(name, 'r+') as file:
                    file.truncate(0)
                    print(repr(file.read()), file.write('xyz'), file.seek(0), file.read())
                """;
        assertEquals("'' b'' 0\nabcd 4\n'' 3 0 xyz\n", Python.result(new PythonRunner().workingDirectory(folder),
                new Program.Code(code), List.of(), "").checked());
    }

    @Test
    void whatIsAppendedToCanBeRead() {
        String code = """
                with open('log.txt', 'w') as file:
                    file.write('first\\n')
                with open('log.txt', 'a+') as file:
                    print(file.tell(), repr(file.read()), file.seek(0), repr(file.read()), file.write('two\\n'))
                    with open('log.txt', 'a') as other:
                        other.write('three\\n')
                    print(file.seek(2), repr(file.readline()), file.write('four\\n'), file.flush(), file.tell())
                    print(file.seek(0), file.read().split(), file.truncate(3), file.seek(0), file.read())
                with open('log.txt', 'a') as file:
                    try:
                        file.read()
                    except OSError as error:
                        print(error, file.tell())
                import os
                handle = os.open('log.txt', os.O_RDWR | os.O_APPEND)
                print(os.write(handle, b'xy'), os.lseek(handle, 1, os.SEEK_SET), os.read(handle, 9))
                os.close(handle)
                """;
        assertEquals("""
                6 '' 0 'first\\n' 4
                2 'rst\\n' 5 None 21
                0 ['first', 'two', 'three', 'four'] 3 0 fir
                not readable 3
                2 1 b'irxy'
                """, Python.result(new PythonRunner().workingDirectory(folder), new Program.Code(code), List.of(), "")
                .checked());
    }
}
